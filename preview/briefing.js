const at = (id) => document.getElementById(id);

/** Each artifact: how to frame it, and the number of the bytes that are on show. */
const artifacts = {
  page: { file: 'page.html', sandbox: 'allow-same-origin', version: undefined },
  // No browser shows a PDF in a sandbox; some show none in a frame at all.
  pdf: { file: 'print.pdf', sandbox: undefined, version: undefined },
};

/** Loads what is new behind what is on show, and swaps them when it is there. */
function showArtifact(name, version) {
  const artifact = artifacts[name];
  at(name).classList.toggle('missing', version === undefined);
  if (version === artifact.version) return;
  artifact.version = version;
  const holder = at(name).querySelector('.holder');
  if (version === undefined) return holder.replaceChildren();
  if (name === 'pdf' && !navigator.pdfViewerEnabled) {
    at(name).dataset.version = String(version);
    return;
  }
  const frame = document.createElement('iframe');
  if (artifact.sandbox) frame.setAttribute('sandbox', artifact.sandbox);
  frame.title = at(`${name}-title`).textContent;
  frame.className = 'coming';
  const reveal = async () => {
    if (name === 'page') await waitForFonts(frame.contentDocument);
    if (artifact.version === version) swap(holder, frame, name, version);
  };
  frame.addEventListener('load', () => void reveal());
  frame.src = `${artifact.file}?${version}`;
  for (const late of holder.querySelectorAll('.coming')) late.remove();
  holder.append(frame);
}

/** Text that is set anew in its own fonts would move under the reader. They load once there is a layout. */
async function waitForFonts(page) {
  page.body.getBoundingClientRect();
  await page.fonts.ready;
}

function swap(holder, frame, name, version) {
  const old = holder.querySelector('iframe:not(.coming)');
  if (name === 'page' && old) {
    const { scrollX, scrollY } = old.contentWindow;
    frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  }
  frame.className = '';
  old?.remove();
  at(name).dataset.version = String(version);
}

function makeRemark({ level, reason, hint, line, column, id }) {
  const item = document.createElement('li');
  item.className = level;
  const add = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    item.append(element);
  };
  const place = line === undefined ? '' : ` · line ${line}${column ? `:${column}` : ''}`;
  add('p', 'where', `${level}${place} · ${id}`);
  add('p', 'reason', reason);
  if (hint) add('p', 'hint', hint);
  return item;
}

function count(remarks, level) {
  const number = remarks.filter((remark) => remark.level === level).length;
  return number === 0 ? [] : [`${number} ${level}${number === 1 ? '' : 's'}`];
}

function show({ source, page, pdf, isDone, remarks }) {
  document.title = `${source} – Galley`;
  at('source').textContent = source;
  const counted = [...count(remarks, 'error'), ...count(remarks, 'warning')].join(', ');
  const state = isDone ? (counted === '' ? 'Nothing is wrong' : counted) : 'Printing …';
  if (at('status').textContent !== state) at('status').textContent = state;
  const errors = remarks.filter(({ level }) => level === 'error');
  const isStopped = isDone && page === undefined;
  at('instead').hidden = !isStopped;
  at('page').hidden = isStopped;
  at('pdf').hidden = isStopped;
  at('errors').replaceChildren(...(isStopped ? errors.map(makeRemark) : []));
  showArtifact('page', page);
  showArtifact('pdf', pdf);
  at('none').hidden = remarks.length > 0;
  at('remarks').replaceChildren(...remarks.map(makeRemark));
}

const events = new EventSource('events');
events.addEventListener('message', ({ data }) => show(JSON.parse(data)));
events.addEventListener('error', () => {
  at('status').textContent = 'Galley has ended. Start it again, and this goes on.';
});

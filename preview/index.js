const at = (id) => document.getElementById(id);

function show({ briefings, problem }) {
  at('problem').hidden = problem === undefined;
  at('problem').textContent = problem ?? '';
  at('briefings').replaceChildren(
    ...briefings.map(({ path, slug }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `/briefings/${slug}/`;
      link.textContent = path;
      item.append(link);
      return item;
    }),
  );
}

const events = new EventSource('/events');
events.addEventListener('message', ({ data }) => {
  at('status').textContent = '';
  show(JSON.parse(data));
});
events.addEventListener('error', () => {
  at('status').textContent = 'Galley has ended. Start it again, and this goes on.';
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Failure } from '../model/failure.js';
import type { Desk } from './desk.js';

/** Where a preview listens: this machine only. */
const ADDRESS = '127.0.0.1';

/** How many ports after the first are tried. */
const TRIES = 20;

/** The files of the preview itself, by their paths on the server. */
export type Assets = ReadonlyMap<string, { readonly type: string; readonly value: Uint8Array }>;

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Ends it at once, streams included. */
  readonly close: () => Promise<void>;
}

/** What a path is answered with; undefined if there is nothing. */
type Answer = (response: ServerResponse) => void | Promise<void>;

/** What the shell may load: what comes from here, and nothing inline. */
const SHELL_POLICY =
  "default-src 'self'; img-src data:; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

/** A briefing's page loads nothing and runs nothing, even if it is opened by itself. */
const PAGE_POLICY =
  "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/**
 * Serves a desk on this machine, on the first free port from `port` on (0: any).
 * @throws Failure `usage` if there is none
 */
export async function serve(desk: Desk, assets: Assets, port: number): Promise<Listening> {
  const server = createServer((request, response) => void answer(request, response));
  const taken = await listen(server, port);
  const hosts = new Set([`${ADDRESS}:${taken}`, `localhost:${taken}`]);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    // A name that others point at this machine must not read from it (DNS rebinding).
    if (!hosts.has(request.headers.host ?? '')) return refuse(response, 403, 'Not for that host.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'Only to be read.');
    }
    const found = route((request.url ?? '/').replace(/[?#].*$/s, ''), desk, assets);
    if (!found) return refuse(response, 404, 'There is nothing here.');
    await found(response);
  }

  return {
    url: `http://${ADDRESS}:${taken}/`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function route(path: string, desk: Desk, assets: Assets): Answer | undefined {
  if (path === '/') return (response) => openFirst(response, desk, assets);
  if (path === '/events') return (response) => stream(response, (tell) => desk.followIndex(tell));
  const [, slug = '', name] = /^\/briefings\/([a-z0-9-]+)\/([a-z.]*)$/.exec(path) ?? [];
  if (name === '') return (response) => sendAsset(response, assets, '/briefing.html');
  if (name === 'events') {
    return (response) => stream(response, (tell) => desk.follow(slug, tell));
  }
  if (name === 'page.html') {
    return (response) => {
      response.setHeader('Content-Security-Policy', PAGE_POLICY);
      send(response, 'text/html; charset=utf-8', desk.find(slug, 'page'));
    };
  }
  if (name === 'print.pdf') {
    return (response) => send(response, 'application/pdf', desk.find(slug, 'pdf'));
  }
  return assets.has(path) ? (response) => sendAsset(response, assets, path) : undefined;
}

/** The index, or the briefing itself if there is only one. */
async function openFirst(response: ServerResponse, desk: Desk, assets: Assets): Promise<void> {
  const { briefings } = await desk.list();
  const [only] = briefings;
  if (!only || briefings.length > 1) return sendAsset(response, assets, '/index.html');
  response.writeHead(302, { Location: `/briefings/${only.slug}/` }).end();
}

/** Server-sent events, as https://html.spec.whatwg.org/multipage/server-sent-events.html has them. */
function stream(
  response: ServerResponse,
  follow: (tell: (news: unknown) => void) => () => void,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write('retry: 500\n\n');
  const leave = follow((news) => response.write(`data: ${JSON.stringify(news)}\n\n`));
  response.once('close', leave);
}

function sendAsset(response: ServerResponse, assets: Assets, path: string): void {
  response.setHeader('Content-Security-Policy', SHELL_POLICY);
  const asset = assets.get(path);
  send(response, asset?.type ?? '', asset?.value);
}

function send(response: ServerResponse, type: string, value: Uint8Array | undefined): void {
  if (!value) return refuse(response, 404, 'There is nothing here.');
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': value.length }).end(value);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${why}\n`);
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port <= Math.min(first + TRIES, 65_535); port += 1) {
    try {
      server.listen(port, ADDRESS);
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    }
  }
  throw new Failure(
    'usage',
    `No port from ${first} on is free.`,
    'Give another one with --port; 0 takes any.',
  );
}

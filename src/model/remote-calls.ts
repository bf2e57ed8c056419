import { Failure, type FailureCode } from './failure.js';

/** Functions that another thread may call by name. What they take and give is copied. */
export type Services = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** One end of a channel between threads. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** Calls a service of the other thread. Rejects with its `Failure`, or with an `Error` if it was a fault. */
export type Call = <Value>(name: string, ...args: readonly unknown[]) => Promise<Value>;

/** What is sent for a call. */
interface Request {
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What is sent back. */
type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly failure: PlainFailure }
  | { readonly call: number; readonly fault: string };

/** A `Failure` as plain data: between threads an error loses its class. */
export interface PlainFailure {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
}

/** A call that has no answer yet. */
interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Calls services, and gives up those that have no answer yet. */
export interface Caller {
  readonly call: Call;
  /** Rejects all that wait for an answer, and all that will be asked. */
  readonly giveUp: (reason: Error) => void;
}

/** Makes a function that calls services at the other end of a channel. */
export function makeCaller(port: Port): Caller {
  const waiting = new Map<number, Waiting>();
  port.on('message', (message) => {
    const answer = message as Answer;
    const open = waiting.get(answer.call);
    waiting.delete(answer.call);
    if ('value' in answer) open?.resolve(answer.value);
    else if ('failure' in answer) open?.reject(fromPlain(answer.failure));
    else open?.reject(new Error(answer.fault));
  });
  let last = 0;
  let lost: Error | undefined;
  const call = <Value>(name: string, ...args: readonly unknown[]) => {
    last += 1;
    return new Promise<Value>((resolve, reject) => {
      if (lost) throw lost;
      waiting.set(last, { resolve: resolve as Waiting['resolve'], reject });
      port.postMessage({ call: last, name, args } satisfies Request);
    });
  };
  const giveUp = (reason: Error) => {
    lost ??= reason;
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  };
  return { call, giveUp };
}

/** Answers a message if it is a call of a service. Tells whether it is one. */
export function answerCall(port: Port, services: Services, message: unknown): boolean {
  const isCall = typeof message === 'object' && message !== null && 'call' in message;
  if (isCall) void serve(port, services, message as Request);
  return isCall;
}

async function serve(port: Port, services: Services, { call, name, args }: Request) {
  try {
    const value = await services[name]?.(...(args as never[]));
    port.postMessage({ call, value } satisfies Answer);
  } catch (error) {
    const wrong = error instanceof Failure ? { failure: toPlain(error) } : { fault: String(error) };
    port.postMessage({ call, ...wrong } satisfies Answer);
  }
}

/** A `Failure` that can be sent. */
export function toPlain({ code, message, hint }: Failure): PlainFailure {
  return { code, message, hint };
}

/** A `Failure` that was sent. */
export function fromPlain({ code, message, hint }: PlainFailure): Failure {
  return new Failure(code, message, hint);
}

import { parentPort } from 'node:worker_threads';
import { answerCall } from '../model/remote-calls.js';
import { workHere } from './work.js';

// Started as a thread, this does work until it is ended.
if (parentPort) {
  const port = parentPort;
  port.on('message', (message) => answerCall(port, { ...workHere }, message));
}

import { parentPort } from 'node:worker_threads';
import pLimit from 'p-limit';
import { answerCall } from '../model/remote-calls.js';
import { loadSteps, workHere, type Work } from './work.js';

// Started as a thread, this does work until it is ended: one call after another. Of calls that went on side by side, each
// would be done when all are, and the other thread would have nothing to do until then and too much after.
if (parentPort) {
  const port = parentPort;
  const inTurn = pLimit(1);
  const services = {
    loadSteps: (...args: Parameters<typeof loadSteps>) => inTurn(loadSteps, ...args),
    subsetFont: (...args: Parameters<Work['subsetFont']>) => inTurn(workHere.subsetFont, ...args),
    readText: (...args: Parameters<Work['readText']>) => inTurn(workHere.readText, ...args),
    doStep: (...args: Parameters<Work['doStep']>) => inTurn(workHere.doStep, ...args),
  };
  port.on('message', (message) => answerCall(port, services, message));
}

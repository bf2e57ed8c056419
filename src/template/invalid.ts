import { Failure } from '../model/failure.js';

/** What is wrong with a template as a whole, and what to do about it. */
export function invalid(name: string, reason: string, hint: string): Failure {
  return new Failure('template-invalid', `The template "${name}" is not usable. ${reason}.`, hint);
}

// Starts the part of the bundle that does work in a thread.
import { loadPart } from './load-parts.mjs';

loadPart(ENTRY);

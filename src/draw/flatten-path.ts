/** Straight edges, four numbers each, in pixels: x and y of one end, x and y of the other. */
export type Edges = readonly number[];

/** By how many pixels an edge may miss its curve. */
const TOLERANCE = 0.1;

/** Where an outline stands, in pixels, and how many of them its unit is. */
export interface Placing {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/**
 * Takes path data of SVG apart into edges, as the renderer writes it: absolute commands, letters and numbers parted by
 * single spaces, each part of it closed. Throws if there is another command.
 */
export function flattenPath(data: string, { x, y, scale }: Placing): Edges {
  const pen = new Pen();
  const source = new Source(data);
  const readX = (): number => x + source.readNumber() * scale;
  const readY = (): number => y + source.readNumber() * scale;
  while (!source.isAtEnd()) {
    const command = source.readCommand();
    if (command === 'M') pen.moveTo(readX(), readY());
    else if (command === 'L') pen.lineTo(readX(), readY());
    else if (command === 'Q') pen.quadraticTo(readX(), readY(), readX(), readY());
    else if (command === 'C') pen.cubicTo(readX(), readY(), readX(), readY(), readX(), readY());
    else if (command === 'Z') pen.close();
    else throw new Error(`The outline of a text has the command ${command}`);
  }
  return pen.edges;
}

const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39];

/** Reads path data without a string for each number. */
class Source {
  readonly #data: string;
  #at = 0;

  constructor(data: string) {
    this.#data = data;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#data.length;
  }

  readCommand(): string {
    const command = this.#data.charAt(this.#at);
    this.#at += 2;
    return command;
  }

  /** A number of at most fifteen digits: as exact as `Number` has it. */
  readNumber(): number {
    const data = this.#data;
    const isNegative = data.charCodeAt(this.#at) === MINUS;
    let digits = 0;
    let divisor = 1;
    let point = false;
    let at = isNegative ? this.#at + 1 : this.#at;
    for (; at < data.length; at += 1) {
      const code = data.charCodeAt(at);
      if (code === POINT) {
        point = true;
        continue;
      }
      if (code < ZERO || code > NINE) break;
      digits = digits * 10 + code - ZERO;
      if (point) divisor *= 10;
    }
    this.#at = at + 1;
    return (isNegative ? -digits : digits) / divisor;
  }
}

/** Goes along outlines and notes their edges. */
class Pen {
  readonly edges: number[] = [];
  #startX = 0;
  #startY = 0;
  #x = 0;
  #y = 0;

  moveTo(x: number, y: number): void {
    this.#startX = x;
    this.#startY = y;
    this.#x = x;
    this.#y = y;
  }

  close(): void {
    this.lineTo(this.#startX, this.#startY);
  }

  lineTo(x: number, y: number): void {
    this.edges.push(this.#x, this.#y, x, y);
    this.#x = x;
    this.#y = y;
  }

  /** A curve of TrueType. */
  quadraticTo(midX: number, midY: number, x: number, y: number): void {
    const x0 = this.#x;
    const y0 = this.#y;
    const bendX = x0 - 2 * midX + x;
    const bendY = y0 - 2 * midY + y;
    const count = countChords(0.25 * (Math.abs(bendX) + Math.abs(bendY)));
    for (let step = 1; step < count; step += 1) {
      const t = step / count;
      this.lineTo(x0 + t * (2 * (midX - x0) + t * bendX), y0 + t * (2 * (midY - y0) + t * bendY));
    }
    this.lineTo(x, y);
  }

  /** A curve of other OpenType fonts. */
  cubicTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const x0 = this.#x;
    const y0 = this.#y;
    const bendX = Math.max(Math.abs(x0 - 2 * x1 + x2), Math.abs(x1 - 2 * x2 + x));
    const bendY = Math.max(Math.abs(y0 - 2 * y1 + y2), Math.abs(y1 - 2 * y2 + y));
    const count = countChords(0.75 * (bendX + bendY));
    for (let step = 1; step < count; step += 1) {
      const t = step / count;
      const a = (1 - t) * (1 - t) * (1 - t);
      const b = 3 * (1 - t) * (1 - t) * t;
      const c = 3 * (1 - t) * t * t;
      const d = t * t * t;
      this.lineTo(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
    }
    this.lineTo(x, y);
  }
}

/** How many chords stand for a curve that one chord misses by `bend`: by their square they miss it less. */
function countChords(bend: number): number {
  return Math.ceil(Math.sqrt(bend / TOLERANCE));
}

/** Whatever meets differs in lightness enough to be told apart on a grey screen. */
export const COLOURS = {
  field: '#14304a',
  paper: '#f7f4ed',
  accent: '#d8a13f',
  kicker: '#eadfc8',
  title: '#ffffff',
  deck: '#1d2b38',
  date: '#4c5a66',
  band: '#000000',
  terms: '#ffffff',
} as const;

/** Colours of the labels of the Traffic Light Protocol 2.0, which stand on black. */
export const TLP_COLOURS: Readonly<Record<string, string>> = {
  'TLP:RED': '#ff2b2b',
  'TLP:AMBER': '#ffc000',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:GREEN': '#33ff00',
  'TLP:CLEAR': '#ffffff',
};

/** So many colours from one, such as `#14304a`, to another, both of them among them. */
export function mixColours(from: string, to: string, count: number): readonly string[] {
  const [first, last] = [from, to].map((colour) => Buffer.from(colour.slice(1), 'hex'));
  return Array.from({ length: count }, (_, step) => {
    const share = step / (count - 1);
    const mixed = first?.map((value, at) =>
      Math.round(value + ((last?.[at] ?? 0) - value) * share),
    );
    return `#${Buffer.from(mixed ?? []).toString('hex')}`;
  });
}

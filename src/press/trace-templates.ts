import { makeTemplateLoader, type TemplateLoader } from '../check-source.js';
import type { Host } from '../model/host.js';
import { traceHost, type Input, type Tracer } from '../store/trace.js';

/** A loader for one briefing. */
interface Following {
  readonly load: TemplateLoader;
  /** The inputs of the templates that the briefing has asked for. */
  readonly traces: () => readonly (readonly Input[])[];
}

/** Loads each template once, and knows what it was loaded from. */
export interface TracedTemplates {
  readonly follow: () => Following;
}

/** Makes traced templates; each has a tracer of its own, since a briefing depends on those that it uses only. */
export function traceTemplates(host: Host): TracedTemplates {
  const known = new Map<string, { readonly tracer: Tracer; readonly load: TemplateLoader }>();
  const find = (name: string) => {
    const tracer = traceHost(host);
    const template = known.get(name) ?? { tracer, load: makeTemplateLoader(tracer.host) };
    known.set(name, template);
    return template;
  };
  return {
    follow() {
      const used = new Set<Tracer>();
      const load: TemplateLoader = (name) => {
        const template = find(name);
        used.add(template.tracer);
        return template.load(name);
      };
      return { load, traces: () => [...used].map((tracer) => tracer.listInputs()) };
    },
  };
}

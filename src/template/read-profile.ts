import { Failure } from '../model/failure.js';
import { profileFileSchema, type ProfileFile } from '../model/profile.js';
import { rememberLast } from '../model/remember.js';
import { readYaml } from '../model/yaml.js';

/** Reads the text of a `profile.yaml`. Throws `template-invalid`, with the lines of all that is wrong. */
export const readProfileFile = rememberLast((text, path): ProfileFile => {
  const result = readYaml(text, profileFileSchema);
  if (result.ok) return result.value;
  const problems = result.problems.map(({ reason, hint, place }) => {
    const { line, column } = place.start;
    return `${path}:${String(line)}:${String(column)}: ${reason}.${hint === undefined ? '' : ` ${hint}`}`;
  });
  throw new Failure('template-invalid', problems.join('\n'), 'Mend the profile.');
});

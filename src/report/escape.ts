/** C0 and C1 controls and the characters that turn the direction of text: they could disguise what a line says. */
const DANGEROUS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text of the writer's file made safe for a terminal: control characters are shown as escapes. */
export function escapeControls(text: string): string {
  return text.replace(DANGEROUS, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

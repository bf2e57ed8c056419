/** So many answers are kept, some megabytes at most; then all are forgotten. */
const MAX_ANSWERS = 20_000;

/** A function of a word that keeps what it worked out: texts say the same words again and again. */
export function remember<T>(read: (word: string) => T): (word: string) => T {
  const answers = new Map<string, T>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = read(word);
    if (answers.size >= MAX_ANSWERS) answers.clear();
    answers.set(word, answer);
    return answer;
  };
}

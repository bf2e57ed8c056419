/** Words that tell an office or an organisation from a person. */
const ORGANISATION =
  /\b(?:agency|bureau|centre|center|committee|council|department|desk|editors?|foundation|group|institute|media|ministry|network|news|newsroom|office|press|reporters?|service|staff|team|unit|university)\b/i;

/** Two to four words of Latin letters, each beginning with a capital: given names, then a family name. */
const PERSON =
  /^(?<given>\p{Lu}[\p{Script=Latin}.’'-]*(?: \p{Lu}[\p{Script=Latin}.’'-]*){0,2}) (?<family>\p{Lu}[\p{Script=Latin}’'-]+)$/u;

/**
 * The form of a name under which libraries sort it: `Roe, Jane` of `Jane Roe`.
 * A name that is not plainly one of a person in Western order stays as it is.
 */
export function makeFileAs(name: string): string {
  const groups = ORGANISATION.test(name) ? undefined : PERSON.exec(name)?.groups;
  return groups ? `${groups['family']}, ${groups['given']}` : name;
}

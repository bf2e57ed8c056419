import { readClauses } from '../text/clauses.js';
import { toStem } from '../text/lemmas.js';
import { findOtherWinner, findTurned, indexClauses, isStated } from '../text/turned-clauses.js';
import { compare } from '../text/match.js';
import { countShared } from '../text/near.js';
import type { Sentence } from '../text/passage.js';
import { readRelations, toAct, type Relation } from '../text/relations.js';
import { isOneName } from '../text/same-name.js';
import type { Span } from '../text/split-sentences.js';
import { once } from '../text/once.js';
import type { Flag, Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** How many content words two sentences must share to be of the same event. */
const MIN_SHARED = 4;

/** The rule `role-swap`. */
export const roleSwap: Rule = {
  id: 'role-swap',
  level: 'warning',
  summary: 'Who did what to whom is turned round',
  why: 'A summary keeps the names and the verb and swaps the two sides: the buyer is bought, the accuser accused. What verbs say in active and passive, possessives ("Russia\'s support for North Korea") and both ends of a sale or a suit are compared, and who it is of two that decided it, who won, who left and who was expelled; if the body holds the same orientation too, as in mutual support, nothing is said.',
  english: true,
  examples: [
    {
      text: 'Chip Deal\nArdenna acquired Bolten on February 7. Ardenna sued Corvex last year.\nKey Takeaways\n- Bolten acquired Ardenna.\n- Ardenna was sued by Corvex.',
      finds: [
        '4:3 The takeaway says "Bolten acquired Ardenna", the lead "Ardenna acquired Bolten" (line 2)',
        '5:3 The takeaway says "Ardenna was sued by Corvex", the lead "Ardenna sued Corvex" (line 2)',
      ],
    },
    {
      text: "Visit to Pyongyang\nThe article stressed Russia's strong support for North Korea's military actions.\nKey Takeaways\n- Putin commends North Korea's support for military actions in Ukraine.",
      finds: [
        '4:18 The takeaway says "North Korea\'s support for military actions in Ukraine", the lead "Russia\'s strong support for North Korea\'s military actions" (line 2)',
      ],
    },
    {
      text: 'Envoys and Firms\nMorvia expelled three Kestrian envoys on Monday. Halden sold its port. The firm sued Corvex over the price in May. Ardenna left the pact. It accused Bolten of spying.\nKey Takeaways\n- Kestria expelled three Morvian envoys.\n- Corvex is suing Halden over the price.\n- Bolten accused Ardenna of spying.',
      finds: [
        '4:3 The takeaway says "Kestria expelled three Morvian", the lead "Morvia expelled three Kestrian" (line 2)',
        '5:3 The takeaway says "Corvex is suing Halden", the lead "firm sued Corvex" (line 2)',
        '6:3 The takeaway says "Bolten accused Ardenna", the lead "It accused Bolten" (line 2)',
      ],
    },
    {
      text: 'Envoys and Firms\nHalden sold its port. The firm sued Corvex over the price in May. Washington warned Moscow. Britain detained a Russian ship.\nKey Takeaways\n- Corvex was sued by Halden over the price.\n- The United States warned Russia.\n- A Russian ship was detained by the UK.',
      finds: [],
    },
    {
      text: 'Port Talks\nKestria supports Vollmar in its bid, and Vollmar supports Kestria. Kestria sells grain to Morvia.\nKey Takeaways\n- Vollmar supports Kestria in its bid.\n- Morvia buys grain from Kestria.',
      finds: [],
    },
    {
      text: 'Cup Final\nLeith beat Moray after Moray had beaten Orne. Orne was praised by Leith.\nKey Takeaways\n- Moray were beaten by Leith.\n- Leith praised Orne.',
      finds: [],
    },
    {
      text: "Power and Courts\nMorvia will send up to 300 megawatts south in the five wet months to Kestria. The challenger, Gloria Lind of the National Front, had sued the tribunal. Halden sued the regional health authority over the suspended contract. Orne closed the Malan crossing to freight from Tessaly.\nKey Takeaways\n- For five months Kestria will supply Morvia with 300 megawatts.\n- The tribunal had sued Ms. Lind.\n- The health authority has taken Halden to court over the suspended contract.\n- Tessaly's decision to close the crossing at Malan hurt Orne.",
      finds: [
        '4:19 The takeaway says "Kestria will supply Morvia", the lead "Morvia will send" (line 2)',
        '5:7 The takeaway says "tribunal had sued Ms. Lind", the lead "Gloria Lind of the National Front, had sued the tribunal" (line 2)',
        '6:14 The takeaway says "authority has taken Halden to court", the lead "Halden sued the regional health authority" (line 2)',
        '7:3 The takeaway says "Tessaly\'s decision to close the crossing at Malan", the lead "Orne closed the Malan" (line 2)',
      ],
    },
    {
      text: "Power and Courts\nMorvia will send up to 300 megawatts to Kestria, which pays 6 cents. Gloria Lind of the National Front had sued the tribunal. Orne closed the Malan crossing to freight from Tessaly.\nKey Takeaways\n- Kestria will pay Morvia 6 cents for 300 megawatts.\n- Morvia supplies Kestria with 300 megawatts.\n- Ms. Lind took the tribunal to court, and filed a suit against the tribunal.\n- Orne's decision to close the crossing at Malan hurt Tessaly.",
      finds: [],
    },
    {
      text: 'Envoys and Cups\nMorvia denied the charge and, a day later, barred five Kestrian officials from its ports. A cargo ship, the Marit, struck the ferry Skagen in fog. Rook, 17, upset the champion, Elena Varga, in straight sets. The Agrarian Union left the coalition of Costello in May.\nKey Takeaways\n- Five Morvian officials have been barred from ports.\n- The ferry Skagen struck the Marit in fog.\n- Varga won in straight sets, beating Rook.\n- The coalition expelled the Agrarian Union.',
      finds: [
        '4:3 The takeaway says "Five Morvian officials have been barred from ports", the lead "Morvia denied the charge and, a day later, barred five Kestrian officials from its ports" (line 2)',
        '5:13 The takeaway says "Skagen struck the Marit", the lead "Marit, struck" (line 2)',
        '6:3 The takeaway says "Varga won in straight sets", the lead "Rook, 17, upset the champion, Elena Varga" (line 2)',
        '7:3 The takeaway says "The coalition expelled the Agrarian Union", the lead "The Agrarian Union left the coalition of Costello" (line 2)',
      ],
    },
    {
      text: 'Envoys and Cups\nMorvia barred five Kestrian officials. A cargo ship, the Marit, struck the ferry Skagen in fog. Rook, 17, upset the champion, Elena Varga, who had won all their earlier games. The rebels released 41 soldiers, and the army freed 60 fighters.\nKey Takeaways\n- Five Kestrian officials have been barred.\n- The Skagen was struck by the Marit in fog.\n- Varga had won all earlier games.\n- The army released 60 fighters.',
      finds: [],
    },
    {
      text: 'Envoys and Courts\nMorvia declared three Kestrian diplomats unwanted. The owner, Halden S.A., has sued the district over a contract. Aldermoor lent its crane barge to Tessaly.\nKey Takeaways\n- Kestria has expelled three Morvian diplomats.\n- The district has taken Halden to court.\n- Tessaly borrowed a crane barge from Aldermoor.',
      finds: [
        '4:3 The takeaway says "Kestria has expelled three Morvian diplomats", the lead "Morvia declared three Kestrian diplomats unwanted" (line 2)',
        '5:3 The takeaway says "The district has taken Halden", the lead "The owner, Halden S.A., has sued the district over a contract" (line 2)',
      ],
    },
    {
      text: 'Bills and Guards\nGovernor Pia Strand vetoed the bill that the assembly had passed. Guards from Lomas took over from the crew. The Falcons traded Jalen Moss to the Bears. Morvia trades gas with Kestria.\nKey Takeaways\n- The assembly vetoed the bill that the governor had passed.\n- The crew took over from guards from Lomas.\n- The Bears traded Moss to the Falcons.\n- Kestria trades gas with Morvia.',
      finds: [
        '4:3 The takeaway says "The assembly vetoed the bill", the lead "Governor Pia Strand vetoed the bill" (line 2)',
        '5:3 The takeaway says "The crew took over from guards from Lomas", the lead "Guards from Lomas took over from the crew" (line 2)',
        '6:3 The takeaway says "The Bears traded Moss", the lead "The Falcons traded Jalen Moss" (line 2)',
      ],
    },
    {
      text: "Talks and Rangers\nThe talks were led by Sweden's Maja Lund and Kenya's Peter Otieno. Rangers found the hikers at dawn. A result declared on election night may stay in dispute.\nKey Takeaways\n- Lund and Otieno led the talks.\n- The hikers found the rangers at dawn.\n- Any dispute over a result declared on election night may last.",
      finds: [
        '5:3 The takeaway says "The hikers found the rangers at dawn", the lead "Rangers found the hikers at dawn" (line 2)',
      ],
    },
    {
      text: 'Finals and Suits\nAnna Lind beat Petra Roth in the first round; Roth then won the repechage and beat Lind in the final. The council sued the builder in 2020. The builder sued back a year later.\nKey Takeaways\n- Roth beat Lind in the final.\n- The builder has sued the council.',
      finds: [],
    },
    {
      text: 'Goal\nStriker Ana Bello fouled goalkeeper Tia Roos in the build-up.\nKey Takeaways\n- Goalkeeper Roos fouled Bello in the build-up.',
      finds: [
        '4:3 The takeaway says "Goalkeeper Roos fouled Bello in the build-up", the lead "Striker Ana Bello fouled goalkeeper Tia Roos in the build-up" (line 2)',
      ],
    },
  ],
  check({ top, body }, flag) {
    const stated = once(() => body.flatMap(readRelations));
    const told = once(() => body.flatMap(readClauses));
    const index = once(() => indexClauses(told()));
    for (const sentence of top) {
      const clauses = readClauses(sentence);
      const swaps = readRelations(sentence)
        .flatMap((relation) => findSwap(relation, stated))
        .filter(
          ({ act }) =>
            !clauses.some((clause) => toAct(clause.verb) === act && isStated(clause, index())),
        );
      const turns = clauses.flatMap((clause) => {
        const other = findTurned(clause, index()) ?? findOtherWinner(clause, told());
        return other ? [{ own: clause, other }] : [];
      });
      const [first] = [...swaps, ...turns];
      if (first) flagSwap(first, flag);
    }
  },
};

/** Two stretches of text that say the opposite of each other. */
interface Swap {
  readonly own: Span & { readonly sentence: Sentence };
  readonly other: Span & { readonly sentence: Sentence };
}

function findSwap(
  relation: Relation,
  stated: () => readonly Relation[],
): readonly (Swap & Pick<Relation, 'act'>)[] {
  if (isOneSided(relation) || stated().some((other) => isSame(relation, other))) return [];
  const other = stated().find((candidate) => isSwapped(relation, candidate));
  return other ? [{ own: relation, other, act: relation.act }] : [];
}

function flagSwap({ own, other }: Swap, flag: (flag: Flag) => void): void {
  const place = other.sentence.place(other);
  const where = namePart(other.sentence);
  flag({
    reason: `The ${namePart(own.sentence).slice(4)} says "${quote(own)}", ${where} "${quote(other)}"${nameLine(place)}`,
    hint: 'Find out who did it to whom, and say it the same way in both places.',
    place: own.sentence.place(own),
    related: [{ reason: `"${quote(other)}" in ${where}`, place }],
  });
}

/** "Nepal will send 300 megawatts" does not say to whom. */
function isOneSided({ act, object }: Relation): boolean {
  return act === 'transfer' && object === undefined;
}

function quote({ sentence, start, end }: Swap['own']): string {
  return sentence.text.slice(start, end);
}

function isSame(a: Relation, b: Relation): boolean {
  if (a.act !== b.act || !isOneName(a.agent, b.agent)) return false;
  return a.object === b.object || isOneName(a.object, b.object) || share(a.about, b.about) >= 0.6;
}

function isSwapped(a: Relation, b: Relation): boolean {
  if (a.act !== b.act || isOneName(a.agent, b.agent)) return false;
  if (isOneName(a.object, b.agent) && isOneName(b.object, a.agent)) return true;
  if (isDoneByOther(a, b)) return true;
  if (a.isStandIn || b.isStandIn) return false;
  return isPulledOut(a, b) || isPulledOut(b, a) || isHalfSwapped(a, b) || isHalfSwapped(b, a);
}

/** The same is done to the same, and each sentence names the one who does it in the other too. */
function isDoneByOther(a: Relation, b: Relation): boolean {
  if (!isOneName(a.object, b.object)) return false;
  return isNamedIn(a.agent, b.sentence) && isNamedIn(b.agent, a.sentence);
}

function isNamedIn(name: readonly string[], sentence: Sentence): boolean {
  return sentence.names().some(({ words }) =>
    isOneName(
      name,
      words.map(({ lower }) => lower),
    ),
  );
}

/** Whom it is done to here does it there, and much else of the two sentences is the same. */
function isHalfSwapped(a: Relation, b: Relation): boolean {
  return isOneName(a.object, b.agent) && compare(a.sentence, b.sentence).shared >= MIN_SHARED;
}

/** `North Korea's support for actions` of `Russia's support for North Korea's actions`. */
function isPulledOut(a: Relation, b: Relation): boolean {
  const agent = new Set(a.agent.map(toStem));
  const rest = new Set([...b.about].filter((stem) => !agent.has(stem)));
  return isOneName(b.object, a.agent) && rest.size < b.about.size && share(rest, a.about) >= 0.6;
}

/** The part of one set that another has, 0 to 1. */
function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : countShared(part, whole) / part.size;
}

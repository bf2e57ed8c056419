import { toLemma } from './lemmas.js';

/** Words that newsrooms put for each other. Opposites must not share a group. */
const GROUPS = [
  'rise increase climb grow growth jump surge soar gain raise hike, fall decrease decline drop plunge tumble slump cut',
  'cut reduce reduction lower slash trim, begin start launch open, end finish halt stop close conclude, meet meeting',
  'lose loss, sell sale, buy purchase acquire acquisition takeover, fly flight, speak speech, choose choice pick',
  'pay payment, hit strike, affect hit touch hurt, kill die death dead fatal, injure hurt wound injury, firm company business group',
  'deal agreement accord pact treaty contract, visit trip, talk discussion negotiation meeting, see view',
  'aid assistance help support back backing, country nation state, leader president head chief, leadership rule',
  'worker employee staff workforce, officer police, home house, resident people inhabitant citizen person',
  'show find indicate reveal, plan intend expect aim, approve adopt pass back, arrest detain, attack assault strike',
  'quake earthquake tremor, vote ballot poll election, law legislation act bill, court judge ruling tribunal',
  'money fund funding, job post work employment, unemployment jobless, flaw vulnerability bug, hacker attacker intruder',
  'patch fix update, joint together, reject refuse dismiss, close shut closure, require must need demand, sue sued suit lawsuit',
  'allow permit let, ban prohibit bar, large big, official authority government, half 50, quarter 25, ministry minister',
  'america american us, britain british uk, effort bid attempt, emphasize stress underscore highlight, change alter amend',
  'remain stay, near close, child children, man men, woman women, seal sign agree, file lodge bring, probe investigation inquiry',
  'car vehicle, ship vessel boat, plane aircraft jet, soldier troop military army, weapon arm, fire blaze, cost price expense',
  'warn caution, predict forecast expect, critic opponent, fight battle combat, create form establish found, send dispatch',
  'committee panel commission, dissent disagree, important key major, new fresh, quick fast rapid, likely probable, possible potential, danger risk threat, late delay',
  'shipment export delivery, passenger journey ride ridership traveller commuter, demand consumption use usage',
  'income revenue sales turnover takings, profit earnings, crowd attendance audience, arrival visitor tourist',
  'case infection, wage pay salary, fare ticket, crime offence, loan lending credit, gap deficit shortfall, toll death',
].flatMap((line) => line.split(', '));

const BY_STEM = new Map<string, readonly string[]>();
for (const group of GROUPS) {
  const stems = [...new Set(group.split(' ').map(toLemma))];
  for (const stem of stems) BY_STEM.set(stem, [...(BY_STEM.get(stem) ?? []), ...stems]);
}

/** The stems (see `toLemma`) that can stand for a stem; empty if it has no other. */
export function listSynonyms(stem: string): readonly string[] {
  return BY_STEM.get(stem) ?? [];
}

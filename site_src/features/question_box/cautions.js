// Which cautions of the decision module a question calls for.

/**
 * The cautions that apply, and the names without those outside the guideline that the words of a caution contain.
 * @param {{id: string, of: string[], with?: string[]}[]} cautions
 * @param {{kind: string, id: string, positions: number[]}[]} names those found in a text
 * @param {number[]} covered for each word the length of its longest name; raised where a caution applies
 */
export function cautioned(cautions, names, covered) {
  const topics = new Set(names.filter(({ kind }) => kind === "topics").map(({ id }) => id));
  const named = (ids = []) => ids.some((id) => topics.has(id));
  const words = names.filter(({ kind }) => kind === "cautions");
  const applied = cautions.filter((one) => named(one.of) && (named(one.with) || words.some(({ id }) => id === one.id)));
  const said = words.filter(({ id }) => applied.some((one) => one.id === id)).map(({ positions }) => positions);
  for (const positions of said) for (const place of positions) covered[place] = Math.max(covered[place], positions.length);
  const within = ({ positions }) => said.some((own) => positions.every((place) => own.includes(place)));
  return { found: names.filter((one) => one.kind !== "outside" || !within(one)), cautions: applied.map(({ id }) => id) };
}

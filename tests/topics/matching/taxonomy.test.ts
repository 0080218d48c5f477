import { normalisePhrase } from '../../../src/topics/matching/normalise-phrase';
import taxonomy from '../../../seeds/taxonomy.json';

const bySlug = new Map(taxonomy.map((topic) => [topic.slug, topic]));

/** The phrase with its words fenced, so that one contains another only at whole words. */
const fenced = (phrase: string): string => ` ${normalisePhrase(phrase)} `;

describe('seeds/taxonomy.json', () => {
  it('holds 55 to 75 topics under unique slugs and names', () => {
    expect(taxonomy.length).toBeGreaterThanOrEqual(55);
    expect(taxonomy.length).toBeLessThanOrEqual(75);
    expect(bySlug.size).toBe(taxonomy.length);
    expect(new Set(taxonomy.map(({ name }) => name)).size).toBe(taxonomy.length);
  });

  it('has two levels: a parent stands at the top, and before its children', () => {
    for (const [place, { slug, parent }] of taxonomy.entries()) {
      if (parent === null) continue;
      expect({ slug, above: bySlug.get(parent)?.parent }).toEqual({ slug, above: null });
      expect(taxonomy.findIndex((topic) => topic.slug === parent)).toBeLessThan(place);
    }
  });

  it.each(taxonomy)('$slug is written as a topic should be', ({ slug, name, description, phrases }) => {
    expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(name).toMatch(/^\S.{2,60}\S$/);
    expect(description).toMatch(/^[A-Z].{20,160}\.$/);
    expect(phrases.length).toBeGreaterThanOrEqual(10);
    for (const { phrase, weight } of phrases) {
      expect(normalisePhrase(phrase)).not.toBe('');
      expect(phrase).toBe(phrase.trim());
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  });

  it.each(taxonomy)(
    '$slug says nothing twice: no phrase is another, or holds one of equal or greater weight',
    ({ phrases }) => {
      expect(new Set(phrases.map(({ phrase }) => normalisePhrase(phrase))).size).toBe(phrases.length);
      const idle = phrases.filter(
        (long) =>
          long.weight > 0 &&
          phrases.some(
            (short) =>
              short !== long && short.weight >= long.weight && fenced(long.phrase).includes(fenced(short.phrase)),
          ),
      );
      expect(idle).toEqual([]);
    },
  );

  it.each(taxonomy)('$slug makes exceptions only to phrases that it has', ({ phrases }) => {
    const idle = phrases.filter(
      (exception) =>
        exception.weight === 0 &&
        !phrases.some((short) => short.weight > 0 && fenced(exception.phrase).includes(fenced(short.phrase))),
    );
    expect(idle).toEqual([]);
  });
});

/** An author as the formats want it: a person in parts, or a name that must stay whole. */
export type AuthorName = PersonName | WholeName;

/** A person: `Laurens van der Maaten` is `{ given: 'Laurens', particle: 'van der', family: 'Maaten', suffix: '' }`. */
export interface PersonName {
  kind: 'person';
  family: string;
  given: string;
  /** Lower-case words that belong to the family name and are printed with it; empty if there are none. */
  particle: string;
  /** `Jr.`, `III`; empty if there is none. */
  suffix: string;
}

/** An organisation, a single name, or something that cannot be taken apart. */
export interface WholeName {
  kind: 'whole';
  name: string;
}

/** The family name with its particle: `van der Maaten`. */
export function fullFamily(person: PersonName): string {
  return person.particle === '' ? person.family : `${person.particle} ${person.family}`;
}

import type { Sight } from './sight';
import type { Style } from './style';
import { isTitle, type TextRole } from './text-role';

/** A title without an abstract. */
const orphan = 6;
/** An abstract without a title. */
const headless = 8;
/** Out of the question. */
const never = 1000;

/** What it costs to begin a page with a role. */
export function costOfStart(role: TextRole): number {
  return role === 'TITLE' ? 0 : role === 'ABSTRACT' ? headless : never;
}

/** What it costs to take a line, by what it looks like, for a role. */
export function costOfLine(role: TextRole, { likeness, isLong, isUnwrapped, shortness, fragment }: Sight): number {
  const unwrapped = isUnwrapped ? 2.5 : 0;
  switch (role) {
    case 'TITLE':
      return Math.max(0, -likeness);
    case 'TITLE_REST':
      return isLong ? never : 0.7 * Math.max(0, -likeness);
    case 'ABSTRACT':
      return Math.max(0, likeness) + shortness + fragment + unwrapped;
    case 'ABSTRACT_REST':
      return Math.max(0, likeness) + unwrapped;
    case 'PARAGRAPH':
      return Math.max(0, likeness) + fragment + unwrapped;
  }
}

/** What it costs that a role follows another. */
export function costOfStep(before: TextRole, role: TextRole, sight: Sight, style: Style): number {
  const { gap, wrapped, cut, bulk } = sight;
  const isNewEntry = gap === 'VOTES' || gap === 'TAIL';
  // Right below a line that was broken by wrapping alone stands the rest of the same thing.
  const torn = gap === 'NOTHING' ? 2 * wrapped : 0;
  switch (role) {
    case 'TITLE':
      return torn + style.title[gap] + (isTitle(before) ? orphan : cut);
    case 'TITLE_REST':
      return isTitle(before) && gap === 'NOTHING' ? 1 + 8 * (1 - wrapped) + bulk : never;
    case 'ABSTRACT':
      return isTitle(before) ? torn + style.abstract[gap] : isNewEntry ? headless + cut : never;
    case 'ABSTRACT_REST':
      return isTitle(before) || gap !== 'NOTHING' ? never : style.shortLine * (1 - wrapped) + (cut === 0 ? 2 : 0);
    case 'PARAGRAPH':
      return isTitle(before) || gap === 'NOTHING' ? never : (isNewEntry ? 12 : style.paragraph) + cut;
  }
}

/** What it costs to end a page with a role. */
export function costOfEnd(role: TextRole, endsUnfinished: number): number {
  return isTitle(role) ? orphan : endsUnfinished;
}

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
export function costOfLine(role: TextRole, sight: Sight): number {
  switch (role) {
    case 'TITLE':
      return sight.asTitle;
    case 'TITLE_REST':
      return sight.isLong ? never : 0.7 * sight.asTitle;
    case 'ABSTRACT':
      return sight.asText + sight.shortness + sight.fragment;
    case 'ABSTRACT_REST':
      return sight.asText;
    case 'PARAGRAPH':
      return sight.asText + sight.fragment;
  }
}

/** What it costs that a role follows a title, or else a text. */
export function costOfStep(isBehindTitle: boolean, role: TextRole, sight: Sight, style: Style): number {
  const { gap, wrapped, cut } = sight;
  const isAdjacent = gap === 'NOTHING';
  const isNewEntry = gap === 'VOTES' || gap === 'TAIL';
  // Right below a line that was broken by wrapping alone stands the rest of the same thing.
  const torn = isAdjacent ? 2 * wrapped : 0;
  switch (role) {
    case 'TITLE':
      return torn + style.title[gap] + (isBehindTitle ? orphan : cut);
    case 'TITLE_REST':
      return isBehindTitle && isAdjacent ? 1 + 8 * (1 - wrapped) + sight.bulk : never;
    case 'ABSTRACT':
      return isBehindTitle ? torn + style.abstract[gap] : isNewEntry ? headless + cut : never;
    case 'ABSTRACT_REST':
      // Few sentences end just where a line does.
      return isBehindTitle || !isAdjacent ? never : style.shortLine * (1 - wrapped) + (cut === 0 ? 2 : 0);
    case 'PARAGRAPH':
      return isBehindTitle || isAdjacent ? never : (isNewEntry ? 12 : style.paragraph) + cut;
  }
}

/** What it costs to end a page with a role. */
export function costOfEnd(role: TextRole, endsUnfinished: number): number {
  return isTitle(role) ? orphan : endsUnfinished;
}

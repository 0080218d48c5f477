import type { EntryTail } from '../page/classify-line';
import type { PageItem } from '../page/page-item';
import type { SourceLine } from '../page/split-lines';
import type { TextRole } from '../segment/text-role';
import { endsSentence } from '../segment/title-likeness';
import { widestWrap } from '../segment/wrap-widths';
import type { Draft } from './draft';
import { splitOverlong } from './split-overlong';

/**
 * Puts the lines of a page together to drafts of its entries, in the page's order.
 *
 * @param roles what each TEXT item is, in their order
 */
export function draftEntries(items: PageItem[], roles: TextRole[]): Draft[] {
  const drafts: Draft[] = [];
  let votes: number | null = null;
  let above: SourceLine | null = null;
  let texts = 0;
  for (const item of items) {
    const draft = drafts.at(-1);
    if (item.kind === 'VOTES') {
      votes = item.votes;
    } else if (item.kind === 'TAIL' && draft !== undefined) {
      draft.tail = mergeTails(draft.tail, item.tail);
    } else if (item.kind === 'TEXT') {
      const role = roles[texts] ?? 'ABSTRACT';
      texts += 1;
      if (draft === undefined || role === 'TITLE' || (role === 'ABSTRACT' && draft.paragraphs.length > 0)) {
        drafts.push(newDraft(item.line, role, votes));
        votes = null;
      } else {
        addLine(draft, item.line, role, above);
      }
      above = item.line;
    }
  }
  // Where votes or authors stand between the papers, a paragraph belongs to its paper however long that gets.
  const hasMarks = items.some(({ kind }) => kind === 'VOTES' || kind === 'TAIL');
  return liftInlineVotes(hasMarks ? drafts : drafts.flatMap(splitOverlong));
}

function newDraft(line: SourceLine, role: TextRole, votes: number | null): Draft {
  const isTitle = role === 'TITLE';
  return {
    title: isTitle ? [line] : [],
    paragraphs: isTitle ? [] : [[line]],
    votes,
    tail: { authorCount: null, organisation: null, date: null },
  };
}

function addLine(draft: Draft, line: SourceLine, role: TextRole, above: SourceLine | null): void {
  const paragraph = draft.paragraphs.at(-1);
  if (role === 'TITLE_REST') {
    draft.title.push(line);
  } else if (role === 'ABSTRACT_REST' && paragraph !== undefined && !isParagraph(above)) {
    paragraph.push(line);
  } else {
    draft.paragraphs.push([line]);
  }
}

/** A line that nobody wrapped and that ends with its sentence is a paragraph, though no blank line follows it. */
function isParagraph(line: SourceLine | null): boolean {
  return line !== null && line.text.length > widestWrap && endsSentence(line.text);
}

function mergeTails(one: EntryTail, other: EntryTail): EntryTail {
  return {
    authorCount: one.authorCount ?? other.authorCount,
    organisation: one.organisation ?? other.organisation,
    date: one.date ?? other.date,
  };
}

const inlineVotes = /^(?:(\d{1,5})|[-–—]) (?=\S)/;

/** Votes on the title's own line: a dash never begins a title, a number only where it begins all of them. */
function liftInlineVotes(drafts: Draft[]): Draft[] {
  const titles = drafts.flatMap(({ title }) => title.slice(0, 1));
  const allCounted = titles.length > 1 && titles.every(({ text }) => inlineVotes.test(text));
  return drafts.map((draft) => {
    const [first, ...rest] = draft.title;
    const [mark, count] = inlineVotes.exec(first?.text ?? '') ?? [];
    if (first === undefined || mark === undefined || (count !== undefined && !allCounted)) {
      return draft;
    }
    const title = [{ ...first, text: first.text.slice(mark.length) }, ...rest];
    return { ...draft, title, votes: draft.votes ?? Number(count ?? 0) };
  });
}

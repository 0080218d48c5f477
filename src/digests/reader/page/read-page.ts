import { classifyLine, type LineKind } from './classify-line';
import { looksLikeOrganisation } from './looks-like-organisation';
import type { Gap, PageHead, PageItem } from './page-item';
import { type HeadLine, readHead } from './read-head';
import type { SourceLine } from './split-lines';
import { endsSentence, isUnfinished } from '../segment/title-likeness';
import { widestWrap } from '../segment/wrap-widths';

/** A page in its parts: what it says of itself, and what it holds. */
export interface Page {
  head: PageHead;
  items: PageItem[];
}

const strength: Record<Gap, number> = { NOTHING: 0, BLANK: 1, FURNITURE: 2, TAIL: 3, VOTES: 4 };

/** Tells the lines of a page apart by what they are and, where that is not enough, by what stands before them. */
export function readPage(lines: SourceLine[]): Page {
  return new PageReader().read(lines);
}

class PageReader {
  private readonly items: PageItem[] = [];
  private readonly headLines: HeadLine[] = [];
  private previous: { line: SourceLine; kind: LineKind['kind'] } | null = null;
  /** The strongest thing since the last line of text. */
  private gap: Gap = 'FURNITURE';
  /** Whether something long enough to be an abstract has come: before it, a date is the page's own. */
  private proseSeen = false;
  private awaitsSubmitter = false;

  read(lines: SourceLine[]): Page {
    for (const line of lines) {
      const kind = this.classify(line);
      this.take(line, kind);
      this.awaitsSubmitter = kind.kind === 'FURNITURE' && /^submitted by$/i.test(line.text);
      this.previous = { line, kind: kind.kind };
    }
    return { head: readHead(this.headLines), items: this.items };
  }

  /** A line that goes on with the sentence above it is text, whatever it looks like alone: "…, an accuracy of / 95". */
  private classify(line: SourceLine): LineKind {
    const kind = classifyLine(line.text);
    if (this.awaitsSubmitter && kind.kind === 'TEXT' && /^\S{1,40}$/.test(line.text)) {
      return { kind: 'FURNITURE' };
    }
    const above = this.previous?.kind === 'TEXT' && this.isAdjacent(line) ? this.previous.line.text : null;
    if (above === null || above.length > widestWrap || kind.kind === 'TAIL') {
      return kind;
    }
    const goesOn =
      kind.kind === 'WORDLESS' ||
      (isUnfinished(above) && above.length > 40) ||
      (kind.kind === 'FURNITURE' && !line.text.includes(' ') && !endsSentence(above));
    return goesOn ? { kind: 'TEXT' } : kind;
  }

  private take(line: SourceLine, kind: LineKind): void {
    switch (kind.kind) {
      case 'TEXT':
        this.takeText(line);
        break;
      case 'VOTES':
        this.items.push({ kind: 'VOTES', line, votes: kind.votes });
        this.widen('VOTES');
        break;
      case 'TAIL':
        this.takeTail(line, kind.tail);
        break;
      case 'DATE':
        if (this.isHead()) {
          this.headLines.push({ line, kind });
          this.widen('FURNITURE');
        } else {
          this.takeTail(line, { authorCount: null, organisation: null, date: kind.date });
        }
        break;
      case 'HEADING':
      case 'TAB':
        this.headLines.push({ line, kind });
        this.widen('FURNITURE');
        break;
      case 'FURNITURE':
        this.widen('FURNITURE');
        break;
      case 'WORDLESS':
        this.takeWordless(line);
        break;
    }
  }

  private takeText(line: SourceLine): void {
    const isAdjacent = this.isAdjacent(line);
    if (this.previous?.kind === 'TEXT') {
      this.widen(isAdjacent ? 'NOTHING' : 'BLANK');
    }
    this.proseSeen ||= line.text.length > widestWrap || (isAdjacent && this.previous?.kind === 'TEXT');
    this.items.push({ kind: 'TEXT', line, gap: this.gap });
    this.gap = 'NOTHING';
  }

  /** The line of text above a dot or a date may be the organisation that they belong to. */
  private takeTail(line: SourceLine, tail: Extract<PageItem, { kind: 'TAIL' }>['tail']): void {
    const last = this.items.at(-1);
    const before = this.items.at(-2);
    if (
      last?.kind === 'TEXT' &&
      before?.kind === 'TEXT' &&
      this.previous?.kind === 'TEXT' &&
      tail.authorCount === null &&
      tail.organisation === null &&
      looksLikeOrganisation(last.line.text, last.gap === 'NOTHING' ? before.line.text : null)
    ) {
      const organisation = { authorCount: null, organisation: last.line.text, date: null };
      this.items.splice(-1, 1, { kind: 'TAIL', line: last.line, tail: organisation });
    }
    this.items.push({ kind: 'TAIL', line, tail });
    this.widen('TAIL');
  }

  private takeWordless(line: SourceLine): void {
    const last = this.items.at(-1);
    if (last?.kind === 'WORDLESS') {
      last.to = line.number;
    } else {
      this.items.push({ kind: 'WORDLESS', line, to: line.number });
    }
    this.widen('BLANK');
  }

  /** The page's own dates stand before the papers or with a repeated head box; others belong to the paper above them. */
  private isHead(): boolean {
    switch (this.previous?.kind) {
      case 'FURNITURE':
      case 'HEADING':
      case 'TAB':
        return true;
      case 'TAIL':
        return false;
      default:
        return !this.proseSeen;
    }
  }

  private isAdjacent(line: SourceLine): boolean {
    return this.previous?.line.number === line.number - 1;
  }

  private widen(gap: Gap): void {
    this.gap = strength[gap] > strength[this.gap] ? gap : this.gap;
  }
}

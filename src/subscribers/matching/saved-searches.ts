import { documentOf, type FilterablePaper, holdsFor, type LexemeQuery, parseQuery, type Term } from '../../papers';
import { anchorsOf } from './anchors-of';
import { Memberships } from './memberships';
import { Names } from './names';
import { SharedTerms } from './shared-terms';

/**
 * Saved searches, turned round: of many, those that a paper fulfils. Each is kept under the rarest terms that a paper
 * must hold to fulfil it, so that of a paper's words few searches are looked at, and those are judged by themselves.
 */
export class SavedSearches {
  private readonly queries: (LexemeQuery | null)[] = [];
  private readonly terms = new SharedTerms();
  private readonly anchors = new Names();
  private readonly searchesByAnchor = new Memberships();
  /** How long the anchors are that are beginnings of words. */
  private readonly beginnings = new Set<number>();
  /** Searches of absence alone: every paper may fulfil them. */
  private readonly withoutAnchor = new Set<number>();

  /** Keeps a search under a number of the caller's. */
  add(search: number, text: string): void {
    const query = this.terms.share(parseQuery(text).condition);
    const anchors = anchorsOf(query);
    this.queries[search] = query;
    if (anchors === null) {
      this.withoutAnchor.add(search);
    }
    for (const name of new Set((anchors ?? []).map(nameOf))) {
      this.searchesByAnchor.add(this.anchors.numberOf(name) ?? this.giveNumber(name), search);
    }
  }

  remove(search: number): void {
    this.queries[search] = null;
    this.withoutAnchor.delete(search);
    for (const anchor of this.searchesByAnchor.removeMember(search)) {
      this.anchors.takeBack(anchor);
    }
  }

  /** The searches that a paper fulfils. */
  fulfilledBy(paper: FilterablePaper): number[] {
    const document = documentOf(paper);
    const candidates = new Set(this.withoutAnchor);
    const collect = (name: string): void => {
      const anchor = this.anchors.numberOf(name);
      if (anchor !== undefined) {
        this.searchesByAnchor.forEachMember(anchor, (search) => candidates.add(search));
      }
    };
    for (const lexeme of document.keys()) {
      collect(nameOf({ lexeme, isPrefix: false }));
    }
    for (const beginning of this.beginningsIn(document.keys())) {
      collect(beginning);
    }
    return [...candidates].filter((search) => {
      const query = this.queries[search] ?? null;
      return query !== null && holdsFor(query, document);
    });
  }

  private giveNumber(name: string): number {
    if (name.startsWith(beginningSign)) {
      this.beginnings.add(name.length - beginningSign.length);
    }
    return this.anchors.give(name);
  }

  private beginningsIn(lexemes: Iterable<string>): Set<string> {
    const names = new Set<string>();
    for (const lexeme of lexemes) {
      for (const length of this.beginnings) {
        if (length <= lexeme.length) {
          names.add(nameOf({ lexeme: lexeme.slice(0, length), isPrefix: true }));
        }
      }
    }
    return names;
  }
}

/** No lexeme begins so. */
const beginningSign = '\n';

function nameOf({ lexeme, isPrefix }: Term): string {
  return isPrefix ? `${beginningSign}${lexeme}` : lexeme;
}

import { authorNameKey, type FilterablePaper } from '../../papers';
import { IntColumn } from './int-column';
import { type Interests, isForAll } from './interests';
import { Memberships } from './memberships';
import { Names } from './names';
import { SavedSearches } from './saved-searches';

const topicSign = 't';
const authorSign = 'a';
const searchSign = 's';
const all = '*';

/**
 * Digest subscriptions, turned round: of up to millions, those that a paper reaches, exactly as their filters say
 * (see subscriptionFilter). What many subscribers want alike is kept, and judged, once.
 */
export class SubscriptionIndex {
  /** Topics, authors and searches, each as a text behind a sign of its kind. */
  private readonly interests = new Names();
  private readonly subscriptionsByInterest = new Memberships();
  private readonly searches = new SavedSearches();
  private readonly minVotes = new IntColumn(0);
  private readonly lastReachedBy = new IntColumn(0);
  private papersAsked = 0;

  /** Adds a subscription under its key, or replaces what stood there. */
  put(subscription: number, wanted: Interests): void {
    this.remove(subscription);
    this.minVotes.set(subscription, wanted.minVotes);
    const names = new Set([
      ...wanted.topics.map((slug) => topicSign + slug),
      ...wanted.authors.map((name) => authorSign + authorNameKey(name)),
      ...wanted.searches.map((text) => searchSign + text),
      ...(isForAll(wanted) ? [all] : []),
    ]);
    for (const name of names) {
      this.subscriptionsByInterest.add(this.interests.numberOf(name) ?? this.addInterest(name), subscription);
    }
  }

  /** Forgets a subscription; one that is not there is none. */
  remove(subscription: number): void {
    for (const interest of this.subscriptionsByInterest.removeMember(subscription)) {
      this.interests.takeBack(interest);
      this.searches.remove(interest);
    }
  }

  /** The keys of the subscriptions that a paper reaches, each once, in no order. */
  reachedBy(paper: FilterablePaper): Int32Array {
    this.papersAsked += 1;
    const reached: number[] = [];
    const collect = (subscription: number): void => {
      if (paper.votes >= this.minVotes.get(subscription) && this.lastReachedBy.get(subscription) !== this.papersAsked) {
        this.lastReachedBy.set(subscription, this.papersAsked);
        reached.push(subscription);
      }
    };
    for (const interest of this.interestsOf(paper)) {
      this.subscriptionsByInterest.forEachMember(interest, collect);
    }
    return Int32Array.from(reached);
  }

  private addInterest(name: string): number {
    const interest = this.interests.give(name);
    if (name.startsWith(searchSign)) {
      this.searches.add(interest, name.slice(searchSign.length));
    }
    return interest;
  }

  private interestsOf(paper: FilterablePaper): number[] {
    const names = new Set([
      all,
      ...paper.topics.map((slug) => topicSign + slug),
      ...paper.authors.map((name) => authorSign + authorNameKey(name)),
    ]);
    return [...[...names].flatMap((name) => this.interests.numberOf(name) ?? []), ...this.searches.fulfilledBy(paper)];
  }
}

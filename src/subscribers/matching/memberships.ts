import { IntColumn } from './int-column';

const none = -1;

/**
 * Which members stand on which lists, both small integers. A member is put on a list, and taken off all of its lists,
 * in a time that does not depend on how long they are. Each membership takes 20 bytes: it is chained with the others of
 * its list both ways, and with the others of its member one way.
 */
export class Memberships {
  private readonly firstOfList = new IntColumn();
  private readonly firstOfMember = new IntColumn();
  private readonly list = new IntColumn();
  private readonly member = new IntColumn();
  private readonly next = new IntColumn();
  private readonly previous = new IntColumn();
  private readonly nextOfMember = new IntColumn();
  private used = 0;
  /** The first of those that were given back, chained by `next`. */
  private free = none;

  add(list: number, member: number): void {
    const place = this.take();
    const first = this.firstOfList.get(list);
    this.list.set(place, list);
    this.member.set(place, member);
    this.previous.set(place, none);
    this.next.set(place, first);
    this.nextOfMember.set(place, this.firstOfMember.get(member));
    this.firstOfMember.set(member, place);
    this.firstOfList.set(list, place);
    if (first !== none) {
      this.previous.set(first, place);
    }
  }

  /** Takes a member off all of its lists, and returns those that are empty now. */
  removeMember(member: number): number[] {
    const emptied: number[] = [];
    for (let place = this.firstOfMember.get(member); place !== none;) {
      const following = this.nextOfMember.get(place);
      const list = this.list.get(place);
      this.unlink(place, list);
      if (this.firstOfList.get(list) === none) {
        emptied.push(list);
      }
      this.next.set(place, this.free);
      this.free = place;
      place = following;
    }
    this.firstOfMember.set(member, none);
    return emptied;
  }

  /** Calls back for each member of a list, the last that was added first. */
  forEachMember(list: number, visit: (member: number) => void): void {
    for (let place = this.firstOfList.get(list); place !== none; place = this.next.get(place)) {
      visit(this.member.get(place));
    }
  }

  private take(): number {
    if (this.free === none) {
      this.used += 1;
      return this.used - 1;
    }
    const place = this.free;
    this.free = this.next.get(place);
    return place;
  }

  private unlink(place: number, list: number): void {
    const next = this.next.get(place);
    const previous = this.previous.get(place);
    if (previous === none) {
      this.firstOfList.set(list, next);
    } else {
      this.next.set(previous, next);
    }
    if (next !== none) {
      this.previous.set(next, previous);
    }
  }
}

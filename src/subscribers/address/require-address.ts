import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { parseAddress } from './parse-address';

/** The address that a text stands for, in the form that it is kept in; INVALID where it stands for none. */
export function requireAddress(text: string, field: string[]): string {
  const address = parseAddress(text);
  if (address === null) {
    throw refuse(UserErrorCode.INVALID, field, describeBadAddress(text));
  }
  return address;
}

/** What is wrong with a text that is no address, for whoever sent it. */
export function describeBadAddress(text: string): string {
  return `Expected an e-mail address such as "ada@example.org", got ${JSON.stringify(text.slice(0, 80))}.`;
}

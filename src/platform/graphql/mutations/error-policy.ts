import { registerEnumType } from 'type-graphql';

export enum ErrorPolicy {
  REJECT_EVERYTHING = 'REJECT_EVERYTHING',
  REJECT_FAILED_ROWS = 'REJECT_FAILED_ROWS',
}

registerEnumType(ErrorPolicy, {
  name: 'ErrorPolicy',
  description: 'What one bad row means for the others.',
  valuesConfig: {
    REJECT_EVERYTHING: { description: 'Nothing is done unless every row is right.' },
    REJECT_FAILED_ROWS: { description: 'The right rows are done, the others told in userErrors.' },
  },
});

import { agreementOf } from './agreement';

const judgement = (topics: string[], assigned: string[], arguable: string[] = []) => ({ topics, assigned, arguable });

describe('agreementOf', () => {
  it('counts over all papers and topics together', () => {
    const agreement = agreementOf([judgement(['a', 'b'], ['a', 'c']), judgement(['a'], ['a']), judgement([], ['b'])]);
    expect(agreement).toEqual({ precision: 0.5, recall: 2 / 3, f1: 4 / 7, right: 2, wrong: 2, missed: 1 });
  });

  it('counts an arguable topic neither for nor against, assigned or not', () => {
    const sure = { precision: 1, recall: 1, f1: 1, right: 1, wrong: 0, missed: 0 };
    expect(agreementOf([judgement(['a'], ['a', 'b'], ['b', 'c'])])).toEqual(sure);
  });

  it('counts an arguable topic as wrong where asked to', () => {
    expect(agreementOf([judgement(['a'], ['a', 'b'], ['b', 'c'])], 'wrong')).toMatchObject({ right: 1, wrong: 1 });
  });

  it('finds nothing wrong where there is nothing', () => {
    expect(agreementOf([])).toEqual({ precision: 1, recall: 1, f1: 1, right: 0, wrong: 0, missed: 0 });
  });
});

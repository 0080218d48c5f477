import { startTestApp, type TestApp } from '../../support/test-app';
describe('smoke', () => {
  let app: TestApp;
  beforeAll(async () => { app = await startTestApp(); });
  afterAll(() => app.close());
  it('x', async () => {
    const show = async (q: string, v = {}) => { const t = Date.now(); const a = await app.ask(q, v); console.log(q.slice(0, 150), a.status, Date.now() - t + 'ms', JSON.stringify(a.data)?.slice(0, 500), JSON.stringify(a.errors)?.slice(0, 400)); };
    await show('{topics(first:3){nodes{name parent{name}} totalCount pageInfo{hasNextPage}}}');
    await show('{digest(id:""){date}}');
    await show('{papers(filter:{not:{not:{not:{not:{not:{minVotes:1}}}}}}){totalCount}}');
    await show('query($s:[String!]){papers(filter:{topics:$s}){totalCount}}', {s: ['\0']});
    await show('query($s:[String!]){papers(filter:{authors:$s}){totalCount}}', {s: ['\ud800']});
    await show('query($s:String){topics(query:$s){totalCount}}', {s: '\0'});
    await show('{topic(slug:"reinforcement-learning"){activity(interval:DAY,from:"0001-01-01",to:"9999-12-31"){from count}}}');
    await show('{topics(first:20){nodes{activity(interval:DAY,from:"0001-01-01",to:"9999-12-31"){from count}}}}');
    await show('{papers(filter:{publishedTo:"9999-12-31",publishedFrom:"0001-01-01"}){totalCount}}');
    await show('{papers(filter:{publishedTo:"2025-02-30"}){totalCount}}');
    await show('{papers(filter:{publishedTo:"0000-01-01"}){totalCount}}');
    const or = Array.from({length: 100}, () => ({or: Array.from({length: 100}, () => ({or: Array.from({length: 20}, () => ({}))}))}));
    await show('query($f:PaperFilter){papers(filter:$f){totalCount}}', {f: {or}});
    await show('{papers(first:2,after:"garbage"){totalCount}}');
    await show('{topics(first:20){nodes{related{topic{name}} papers(first:5){nodes{title authors{name}}}}}}');
  });
});

/**
 * Words that more than three in a hundred papers hold, in the form of lexemes: counted over 54,000 titles and abstracts
 * of arXiv in November 2026. Two of them next to each other stand in a document as a pair, so that a phrase of common
 * words is looked up and not searched for. A word too many costs a little space, one too few a little time.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  0 1 10 2 20 2d 3 3d 4 5 6 7 8 9 ability about accuracy accurate accurately achieve achieved achieving across
  action adapt adaptation adaptive addition additional additionally address advance advanced advancement
  advancing advantage after against agent ai aim algorithm align aligned alignment all allow allowing along also
  alternative although among analysis analyze annotated annotation answer answering any application applied
  apply approach architecture area art assess assessment associated attention augmented automated autonomous
  available average aware base based baseline become behavior bench benchmark benefit best better between beyond
  bia both bridge building but camera capability capable capture case category chain challenge challenging
  change characteristics class classification clinical cloud co code com combine combined combining common
  comparable compare compared comparison competitive complex complexity component comprehensive computation
  computational computer concept condition conduct consistency consistent consistently constrained constraint
  construct content context contextual continuous contrast contribution control conventional core correlation
  corresponding cost create critical cross crucial current data dataset decision deep demand demonstrate
  demonstrated demonstrating dense density deployment depth derived description design designed despite detail
  detailed detection develop developed development difference different difficulty diffusion dimension
  dimensional direct direction directly distance distinct distribution diverse diversity domain downstream
  driven dual due during dynamic dynamically dynamics e each early effect effective effectively effectiveness
  efficiency efficient efficiently either embedding emerged empirical employ enable enabling encoder end energy
  enhance enhanced enhancing ensure ensuring environment error especially essential establish estimate
  estimation evaluate evaluated evaluating evaluation even evidence evolution example exhibit existing
  experiment experimental expert explicit explicitly exploration explore extend extensive external extract
  extraction face facilitate factor fail fast feature feedback few fidelity field final finally find finding
  fine first five fixed flow focus form formation found foundation four frame framework free frequency full
  fully function fundamental further furthermore fusion future g gain galaxy gap gaussian general generalization
  generalize generate generated generating generation generative geometric geometry github given global goal gpt
  gradient grained graph ground grounded group guidance guide guided handle here hierarchical high higher
  highlight highlighting highly however http human hybrid i identify identifying ii image imaging impact
  importance important improve improved improvement improving include including incorporate incorporating
  increase increasing increasingly indicate individual inference information inherent initial input insight
  inspired instance instruction integrate integrated integrating integration intelligence interaction
  interpretable introduce investigate io issue iterative key knowledge known label lack language large largely
  larger latent layer lead leading learn learned learning length less level leverage leveraging light
  lightweight like limit limitation limited limiting linear llm local long loss low lower m machine made
  maintain maintaining make making manipulation many map mass matching material may mean measure measurement
  mechanism medical memory method methodology metric minimal mitigate mllm modal modality model modeling modern
  module more moreover most motion multi multimodal multiple natural nature need net network neural new next no
  noise non not notably novel number object objective observation observed off offer offering often one online
  only open optimal optimization optimize order original other out outperform outperforming output over overall
  overcome overhead pair paper paradigm parameter particular particularly path pattern per perception perform
  performance perspective phase physical pipeline pixel planning platform play point policy pose position post
  potential power powerful practical pre precise precision predict prediction preference present preserve
  preserving pretrained previous primarily prior problem process processing produce progress project promizing
  prompt prompting property propose proposed provide providing public publicly quality query question range
  rapid rate rather real realistic reasoning recent recently recognition reconstruction reduce reducing
  reference refine region reinforcement related relationship relative release relevant reliability reliable rely
  remain remarkable report represent representation require requiring research resolution resource respectively
  response result resulting retrieval reveal reward rich risk rl robot robust robustness role safety same sample
  sampling scalable scale scaling scenario scene score search second segmentation selection self semantic
  sequence serve set setting several shape shift short shot show shown signal significant significantly sim
  similar similarity simple simulation single size small solution some source space sparse spatial specialized
  specific specifically speed stable stage standard star state static step still strategy strong structural
  structure structured struggle study substantial substantially success such suffer suggest superior supervision
  supervized support surface survey synthesis synthetic system systematic systematically tailored target task
  technique temporal term test text textual than them then theoretical theory there thereby thought three
  through thus time token tool toward trade traditional train trained training trajectory transfer transformer
  tuned tuning two type typically uncertainty under understanding unified unique unlike up upon use used user
  using utilize validate value variation various varying video view vision visual vlm way weight well whether
  while wide widely will within without work world yet yield zero
`
    .trim()
    .split(/\s+/),
);

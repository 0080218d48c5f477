/** The mutations about subscribers, each with all that tests look at. */
export const operations = {
  subscribe: `mutation ($input: SubscribeInput!) {
    subscribe(input: $input) { accepted userErrors { code field message } }
  }`,
  requestManageLink: `mutation ($input: EmailInput!) {
    requestManageLink(input: $input) { accepted userErrors { code field message } }
  }`,
  confirm: `mutation ($input: TokenInput!) {
    confirmSubscription(input: $input) {
      subscriber {
        id email status confirmedAt
        subscriptions { id cadence weekday hour timeZone maxPapers topics { slug } searches authors minVotes
          skipWeekends nextDeliveryAt active }
      }
      manageToken
      userErrors { code field }
    }
  }`,
  unsubscribe: `mutation ($input: UnsubscribeInput!) {
    unsubscribe(input: $input) { ended undoToken userErrors { code field } }
  }`,
  undo: `mutation ($input: TokenInput!) {
    undoUnsubscribe(input: $input) { accepted userErrors { code field } }
  }`,
  pause: `mutation ($input: PauseSubscriberInput!) {
    pauseSubscriber(input: $input) {
      subscriber { status pausedUntil subscriptions { nextDeliveryAt } } userErrors { code field }
    }
  }`,
  resume: `mutation ($input: NodeInput!) {
    resumeSubscriber(input: $input) { subscriber { status subscriptions { nextDeliveryAt } } userErrors { code } }
  }`,
  unsubscribeSubscriber: `mutation ($input: NodeInput!) {
    unsubscribeSubscriber(input: $input) { subscriber { status } userErrors { code field } }
  }`,
  erase: `mutation ($input: NodeInput!) { eraseSubscriber(input: $input) { deletedId userErrors { code } } }`,
  createDigest: `mutation ($input: CreateDigestSubscriptionInput!) {
    createDigestSubscription(input: $input) {
      subscription { id cadence weekday nextDeliveryAt topics { slug } subscriber { id } } userErrors { code field }
    }
  }`,
  updateDigest: `mutation ($input: UpdateDigestSubscriptionInput!) {
    updateDigestSubscription(input: $input) {
      subscription { id cadence weekday hour topics { slug } searches active nextDeliveryAt } userErrors { code field }
    }
  }`,
  deleteDigest: `mutation ($input: NodeInput!) {
    deleteDigestSubscription(input: $input) { deletedId userErrors { code } }
  }`,
  import: `mutation ($input: ImportSubscribersInput!) {
    importSubscribers(input: $input) {
      accepted alreadyKnown suppressed invalid rows { index outcome reason } userErrors { code field }
    }
  }`,
  vote: `mutation ($input: VoteInput!) { vote(input: $input) { paper { votes viewerHasVoted } userErrors { code field } } }`,
};

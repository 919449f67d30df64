// What the console tells the widget: who is signed in, and what runs on the servers that the visitor speaks of.

/** Of the account, known as soon as somebody signs in. */
const account = { plan: 'business', region: 'europe', overdue: false, project: 'tide-4821' };

/** Looks up the server or bucket that is in trouble, once the visitor has said which of the two it is. */
async function lookup({ affected = [] }) {
  const kinds = affected.filter((kind) => kind === 'servers' || kind === 'storage');
  if (!kinds.length) return {};
  const project = await (await fetch('project.json')).json();
  const worst = kinds.map((kind) => project[kind].find((each) => !each.healthy)?.facts);
  return Object.assign({}, ...worst);
}

customElements.whenDefined('loket-widget').then(() => {
  Loket.user(account);
  Loket.lookup(lookup);
});

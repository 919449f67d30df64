// Values that no page should tell, each made anew.

const ring = {};
ring.ring = ring;

/** Objects that hold each other twice, 64 deep: written out, 2⁶⁴ of them. */
let web = {};
for (let deep = 0; deep < 64; deep += 1) web = { one: web, other: web };

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const throwing = (thrown) => ({ get buyer() { throw thrown; } });

/** What nothing at all can be read from. */
export const unreadable = {
  'a symbol': Symbol('buyer'),
  'a getter that throws': throwing(new Error('of the page')),
  'a getter that throws nothing': throwing(undefined),
  'a getter that throws a symbol': throwing(Symbol('thrown')),
  'a getter that throws what throws': throwing({ get message() { throw new Error('once more'); } }),
  'a proxy that throws': new Proxy({}, { ownKeys() { throw new Error('of the page'); } }),
  'a proxy that is no more': revoked(),
  'a big integer': 2n,
  'an object with a big integer': { buyer: 2n },
  'an object with a function': { buyer: () => 'direct' },
  'an object with a symbol': { buyer: Symbol('direct') },
  'an object in a circle': ring,
  'objects without end': web,
};

/** What can be read, and is no object. */
export const otherThanObjects = {
  'a number': 7,
  'a text': 'buyer',
  'a list': ['buyer'],
  'yes': true,
  'a function': () => ({ buyer: 'direct' }),
  'a date': new Date(0),
};


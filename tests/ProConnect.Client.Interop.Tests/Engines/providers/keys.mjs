import { generateKeyPairSync } from 'node:crypto';

const kinds = {
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  EC: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  OKP: () => generateKeyPairSync('ed25519'),
};

/** A new signing key of each kind, as private JWKs. */
export function createKeys(...names) {
  return names.map((name) => ({ ...kinds[name]().privateKey.export({ format: 'jwk' }), use: 'sig' }));
}

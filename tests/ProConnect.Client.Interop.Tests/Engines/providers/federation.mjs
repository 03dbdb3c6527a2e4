// The engine of the ProConnect federation, in its version and with its settings.
import provider7 from 'oidc-provider-7';
import { federationAccounts as accounts } from './accounts.mjs';
import { host } from './host.mjs';
import { findIn, grantAll, interactions, logoutSource, postLogoutSuccessSource, renderError } from './interactions.mjs';
import { createKeys } from './keys.mjs';
import { Storage } from './storage.mjs';

const { Provider, interactionPolicy } = provider7;
const prefix = '/api/v2';
const hour = 60 * 60;
const algorithms = ['HS256', 'ES256', 'RS256'];
const authentication = ['client_secret_post', 'private_key_jwt'];

const policy = interactionPolicy.base();
policy.remove('consent');

function create(issuer) {
  const engine = new Provider(issuer, {
    adapter: Storage,
    acrValues: ['eidas0', 'eidas0-mfa', 'eidas1', 'eidas1-mfa', 'eidas2', 'eidas3', 'https://proconnect.gouv.fr/assurance/certification-dirigeant'],
    claims: {
      openid: ['sub'],
      acr: null,
      amr: ['amr'],
      auth_time: null,
      belonging_population: ['belonging_population'],
      chorusdt: ['chorusdt:matricule', 'chorusdt:societe'],
      custom: ['custom'],
      email: ['email'],
      given_name: ['given_name'],
      groups: ['groups'],
      idp_acr: ['idp_acr'],
      idp_id: ['idp_id'],
      iss: null,
      organization_label: ['organization_label'],
      organizational_unit: ['organizational_unit'],
      phone: ['phone_number'],
      roles: ['roles'],
      sid: null,
      siren: ['siren'],
      siret: ['siret'],
      uid: ['uid'],
      usual_name: ['usual_name'],
    },
    clientDefaults: {
      application_type: 'web',
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    },
    conformIdTokenClaims: true,
    cookies: { keys: ['one key is enough for one run'] },
    enabledJWA: {
      idTokenSigningAlgValues: algorithms,
      introspectionSigningAlgValues: algorithms,
      userinfoSigningAlgValues: algorithms,
      tokenEndpointAuthSigningAlgValues: ['ES256', 'RS256'],
      idTokenEncryptionAlgValues: ['ECDH-ES', 'RSA-OAEP'],
      idTokenEncryptionEncValues: ['A256GCM'],
      userinfoEncryptionAlgValues: ['ECDH-ES', 'RSA-OAEP'],
      userinfoEncryptionEncValues: ['A256GCM'],
    },
    // The tests choose by client what the engine does with refresh tokens, and how its refresh answers.
    extraClientMetadata: { properties: ['rotates_refresh_tokens', 'refreshes_without_id_token'] },
    extraParams: ['idp_hint', 'siret_hint'],
    features: {
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      encryption: { enabled: true },
      introspection: { enabled: true },
      jwtIntrospection: { enabled: true },
      jwtUserinfo: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    },
    findAccount: findIn(accounts),
    interactions: { policy, url: (ctx, interaction) => `${prefix}/interaction/${interaction.uid}` },
    issueRefreshToken: async () => true,
    jwks: { keys: createKeys('RSA', 'EC') },
    loadExistingGrant: grantAll,
    pkce: { methods: ['S256'], required: () => false },
    renderError,
    responseTypes: ['code'],
    rotateRefreshToken: (ctx) => ctx.oidc.client.rotates_refresh_tokens === true,
    routes: { authorization: '/authorize', userinfo: '/userinfo' },
    scopes: ['openid'],
    subjectTypes: ['public'],
    tokenEndpointAuthMethods: authentication,
    introspectionEndpointAuthMethods: authentication,
    revocationEndpointAuthMethods: authentication,
    ttl: { AccessToken: hour, AuthorizationCode: 600, Grant: 12 * hour, IdToken: hour, Interaction: hour, RefreshToken: 12 * hour, Session: 12 * hour },
  });
  engine.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.params?.grant_type === 'refresh_token' && ctx.oidc.client?.refreshes_without_id_token) delete ctx.body.id_token;
  });
  return engine;
}

/** Mounted under the prefix; a request that says nothing about prompts is one for a new login, which an existing session answers. */
function route(request, url) {
  if (!url.pathname.startsWith(`${prefix}/`)) return;
  if (url.pathname === `${prefix}/authorize` && !url.searchParams.has('prompt')) url.searchParams.set('prompt', 'login');
  request.originalUrl = url.pathname + url.search;
  request.url = request.originalUrl.slice(prefix.length);
}

await host({
  path: prefix,
  interactions: `${prefix}/interaction/`,
  create,
  route,
  interact: interactions(accounts, (finish) => finish({ error: 'access_denied', error_description: 'requested ACRs could not be satisfied' })),
});

// The current engine, with the settings of ProConnect Identité.
import { Provider, interactionPolicy } from 'oidc-provider-9';
import { identiteAccounts as accounts } from './accounts.mjs';
import { host } from './host.mjs';
import { findIn, grantAll, interactions, logoutSource, postLogoutSuccessSource, renderError } from './interactions.mjs';
import { createKeys } from './keys.mjs';
import { Storage } from './storage.mjs';

const prefix = '/oauth';
const metadata = '/.well-known/openid-configuration';
const hour = 60 * 60;
const unmet = { error: 'access_denied', error_description: 'none of the requested ACRs could be obtained' };

const policy = interactionPolicy.base();
policy.remove('consent');

function create(issuer) {
  return new Provider(issuer, {
    acceptQueryParamAccessTokens: false,
    acrValues: ['eidas0', 'eidas0-mfa', 'eidas1', 'eidas1-mfa', 'https://proconnect.gouv.fr/assurance/certification-dirigeant'],
    adapter: Storage,
    claims: {
      acr: null,
      amr: null,
      auth_time: null,
      email: ['email', 'email_verified'],
      given_name: ['given_name'],
      is_public_service: ['is_public_service'],
      is_service_public: ['is_service_public'],
      iss: null,
      openid: ['sub'],
      organization: ['label', 'siret', 'is_commune', 'is_external', 'is_public_service', 'is_service_public'],
      organizations: ['organizations'],
      phone: ['phone_number', 'phone_number_verified'],
      profile: ['family_name', 'given_name', 'updated_at', 'job'],
      sid: null,
      siret: ['siret'],
      uid: ['uid'],
      usual_name: ['usual_name'],
    },
    clientAuthMethods: ['client_secret_post', 'private_key_jwt'],
    clientDefaults: {
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'RS256',
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    },
    cookies: { keys: ['one key is enough for one run'] },
    extraParams: ['sp_name', 'siret_hint'],
    features: {
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      encryption: { enabled: true },
      introspection: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    },
    // Its own way to fetch refuses addresses of this machine, where the applications of the tests are.
    fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
    findAccount: findIn(accounts),
    interactions: { policy, url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    jwks: { keys: createKeys('RSA', 'EC', 'OKP') },
    loadExistingGrant: grantAll,
    pkce: { required: () => false },
    renderError,
    responseTypes: ['code'],
    routes: {
      authorization: '/authorize',
      end_session: '/logout',
      introspection: '/token/introspection',
      jwks: '/jwks',
      pushed_authorization_request: '/request',
      token: '/token',
      userinfo: '/userinfo',
    },
    scopes: ['openid'],
    subjectTypes: ['public'],
    ttl: { AccessToken: hour, AuthorizationCode: 600, Grant: 24 * hour, IdToken: hour, Interaction: hour, Session: 24 * hour },
  });
}

/** Mounted under the prefix, with the metadata at the root. */
function route(request, url) {
  const mounted = url.pathname === metadata ? prefix + request.url : request.url;
  if (!mounted.startsWith(`${prefix}/`)) return;
  request.originalUrl = mounted;
  request.url = mounted.slice(prefix.length);
}

/** A level that cannot be reached makes a page; its link takes the refusal to the application. */
function explain(finish, { url, page }) {
  return url.searchParams.has('continue') ? finish(unmet) : page('Accès impossible', { 'Revenir au service': 'continue' });
}

await host({ path: '', interactions: '/interaction/', create, route, interact: interactions(accounts, explain) });

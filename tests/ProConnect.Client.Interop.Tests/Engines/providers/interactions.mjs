// The page on which a person says who she is: a browser that brings a login_hint needs no page, any other gets links to follow.

/** The levels that the request makes essential; undefined when it requires none. */
function requiredAcrs(params) {
  const acr = JSON.parse(params.claims ?? '{}').id_token?.acr;
  return acr?.essential ? acr.values ?? (acr.value === undefined ? undefined : [acr.value]) : undefined;
}

function page(response, title, links) {
  const items = Object.entries(links).map(([text, query]) => `<li><a href="?${query}">${text}</a></li>`);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="fr"><title>${title}</title><h1>${title}</h1><ul>${items.join('')}</ul></html>`);
}

/**
 * Makes the handler of an engine's interactions. `unmet(finish, response, url)` says what happens when the account has none of
 * the levels that are required.
 */
export function interactions(accounts, unmet) {
  return async (engine, request, response, url) => {
    const { params, session } = await engine.interactionDetails(request, response);
    const finish = (result) => engine.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    if (url.searchParams.has('abort')) {
      await finish({ error: 'access_denied', error_description: 'user authentication aborted' });
      return;
    }

    const email = url.searchParams.get('account') ?? params.login_hint;
    const account = email ? accounts.find((one) => one.claims.email === email) : accounts.find((one) => one.sub === session?.accountId);
    if (!account) {
      const links = accounts.map((one) => [one.claims.email, `account=${encodeURIComponent(one.claims.email)}`]);
      page(response, 'Connexion', Object.fromEntries([...links, ['Abandonner', 'abort']]));
      return;
    }

    const required = requiredAcrs(params);
    const acr = required ? account.levels.find((level) => required.includes(level)) : account.levels[0];
    if (acr) {
      await finish({ login: { accountId: account.sub, acr, amr: acr === account.levels[0] ? ['pwd'] : ['pwd', 'otp', 'mfa'] } });
    } else {
      await unmet(finish, { url, page: (title, links) => page(response, title, links) });
    }
  };
}

/** Finds an account for an engine: its claims are filtered by the engine, by scope. */
export function findIn(accounts) {
  return async (ctx, sub) => {
    const account = accounts.find((one) => one.sub === sub);
    return account && { accountId: sub, claims: async () => ({ sub, ...account.claims }) };
  };
}

/** Nobody is asked for consent: whoever signs in grants what is asked for. */
export async function grantAll(ctx) {
  const { client, session, provider, requestParamOIDCScopes, requestParamClaims } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamOIDCScopes].join(' '));
  grant.addOIDCClaims([...requestParamClaims]);
  await grant.save();
  return grant;
}

/** Signs out without asking: the form of the engine, which submits itself. */
export async function logoutSource(ctx, form) {
  const submitted = form.replace('</form>', '<input type="hidden" name="logout" value="yes"/></form>');
  ctx.body = `<!doctype html><html lang="fr"><title>Déconnexion</title>${submitted}<script>document.forms[0].submit()</script></html>`;
}

export async function postLogoutSuccessSource(ctx) {
  ctx.body = '<!doctype html><html lang="fr"><title>Déconnexion</title><p>Vous êtes déconnecté.</p></html>';
}

export async function renderError(ctx, out) {
  ctx.type = 'html';
  ctx.body = `<!doctype html><html lang="fr"><title>Erreur</title><p>${out.error}: ${out.error_description}</p></html>`;
}

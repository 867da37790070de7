// The OpenID provider of the tests: the certified `oidc-provider`, on this machine, for readers named in SETTINGS.
// SETTINGS (JSON): port, vigie (its address), accounts (identifier -> claims), signedProfile, sessions.
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const settings = JSON.parse(process.env.SETTINGS);
const issuer = `http://localhost:${settings.port}`;
const callback = `${settings.vigie}/oauth2callback`;
const claimsOfProfile = [...new Set(Object.values(settings.accounts).flatMap(Object.keys))];

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), kid: "tests", use: "sig", alg: "RS256" };

const provider = new Provider(issuer, {
  clients: [{
    client_id: "vigie",
    client_secret: "un-secret-de-test-assez-long-pour-le-fournisseur",
    redirect_uris: [callback],
    post_logout_redirect_uris: [callback],
    ...(settings.signedProfile && { userinfo_signed_response_alg: "RS256" }),
  }],
  jwks: { keys: [key] },
  cookies: { keys: ["une-cle-de-test"] },
  claims: { openid: settings.sessions ? ["sub", "sid"] : ["sub"], profile: claimsOfProfile, email: [] },
  conformIdTokenClaims: settings.signedProfile,
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: askToLeave },
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  ttl: { AccessToken: 60, Grant: 3600, IdToken: 300, Interaction: 600, Session: 3600 },
  findAccount: (_, id) => settings.accounts[id] && { accountId: id, claims: () => ({ sub: id, ...settings.accounts[id] }) },
  loadExistingGrant: granted,
});

// Everything asked is granted: consent is not what these tests are about.
async function granted(ctx) {
  const grant = new ctx.oidc.provider.Grant({
    clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
  });
  grant.addOIDCScope("openid profile email");
  grant.addOIDCClaims(claimsOfProfile);
  await grant.save();
  return grant;
}

async function askToLeave(ctx, form) {
  ctx.body = `<!doctype html><title>Fournisseur</title>${form}
    <button type="submit" form="op.logoutForm" name="logout" value="yes">Fermer la session</button>`;
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/interaction/")) return next();
  if (ctx.method === "GET") {
    ctx.type = "html";
    ctx.body = `<!doctype html><title>Fournisseur</title><form method="post">
      <label>Identifiant <input name="login"></label><button>Entrer</button></form>`;
    return undefined;
  }
  const accountId = (await body(ctx.req)).get("login");
  return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } }, { mergeWithLastSubmission: false });
});

provider.on("server_error", (_, error) => console.error(error));
provider.listen(settings.port, "localhost");

import Hummingbird
import Web

/// Every route of the site, with who may use it.
func routes(_ site: Site, _ assets: Assets) -> [Route] {
    let signIn = SignInHandlers(site: site)
    return [
        // The house
        .get("/healthz", .anyone, { _, _ in Response(status: .ok) }),
        .get("/assets/{name}", .anyone, assets.show),
        .post("/langue", .anyone, signIn.setLanguage),

        // Signing in
        .get("/connexion", .anyone, signIn.show),
        .post("/connexion", .anyone, signIn.signIn),
        .get("/connexion/carte", .anyone, signIn.showCard),
        .post("/connexion/carte", .anyone, signIn.signInByCard),
        .get("/connexion/code", .anyone, signIn.showCode),
        .post("/connexion/code", .anyone, signIn.redeemCode),
        .post("/deconnexion", .anyone, signIn.signOut),

        // people

        // reading

        // posting
    ]
}

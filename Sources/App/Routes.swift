import Hummingbird
import Web

/// Every route of the site, with who may use it.
func routes(_ site: Site, _ assets: Assets) -> [Route] {
    let signIn = SignInHandlers(site: site)
    let firstStart = FirstStartHandlers(site: site)
    let invitations = InvitationHandlers(site: site)
    let account = AccountHandlers(site: site)
    let notices = NoticeHandlers(site: site)
    let log = LogHandlers(site: site)
    let team = TeamHandlers(site: site)
    let administration = AdministrationHandlers(site: site)
    let modules = ModuleHandlers(site: site)
    let publishing = PublishHandlers(site: site)
    let drafts = DraftHandlers(site: site)
    let uploads = UploadHandlers(site: site)
    let resumable = ResumableHandlers(site: site)
    let coAuthors = CoAuthorHandlers(site: site)
    let conflicts = ConflictHandlers(site: site)
    let home = HomeHandlers(site: site)
    let lists = ListHandlers(site: site)
    let search = SearchHandlers(site: site)
    let tutorials = TutorialHandlers(site: site)
    let history = HistoryHandlers(site: site)
    let documents = DocumentHandlers(site: site)
    let conversation = ConversationHandlers(site: site)
    let files = FileHandlers(site: site)
    let marking = MarkingHandlers(site: site)
    return [
        // The house
        .get("/healthz", .anyone, { _, _ in Response(status: .ok) }),
        .get("/assets/{name}", .anyone, assets.show),
        .get("/genres/etat", .anyone, modules.state),
        .get("/genres/{name}", .anyone, modules.asset),
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
        .get("/premier-demarrage", .anyone, firstStart.show),
        .post("/premier-demarrage", .anyone, firstStart.begin),
        .get("/invitation", .anyone, invitations.show),
        .post("/invitation", .anyone, invitations.accept),
        .get("/invitations", .member, invitations.list),
        .post("/invitations", .member, invitations.make),
        .post("/invitations/{invitation}/revocation", .member, invitations.revoke),
        .get("/compte", .member, account.show),
        .post("/compte", .member, account.update),
        .post("/compte/mot-de-passe", .member, account.changePassword),
        .post("/compte/sessions", .member, account.signOutEverywhere),
        .post("/compte/carte", .member, account.makeCard),
        .post("/compte/carte/revocation", .member, account.revokeCard),
        .post("/compte/pin", .member, account.changePIN),
        .get("/avis", .member, notices.list),
        .post("/avis/lus", .member, notices.markRead),
        .get("/journal", .reader, log.show),
        .get("/equipe", .steward, team.list),
        .post("/equipe/{member}/code", .steward, team.makeCode),
        .post("/equipe/{member}/deverrouillage", .steward, team.unlock),
        .get("/administration", .admin, administration.show),
        .post("/administration/mairies", .admin, administration.addTownHall),
        .post("/administration/reglages", .admin, administration.setSettings),
        .post("/administration/roles/{member}", .admin, administration.setRole),
        .post("/administration/import", .admin, administration.importMembers),
        .get("/administration/modules", .admin, modules.list),
        .post("/administration/modules/rechargement", .admin, modules.reload),
        .post("/administration/modules/{type}/usage", .admin, modules.setUse),

        // reading
        .get("/", .reader, home.show),
        .get("/recherche", .reader, search.show),
        .get("/types/{type}", .reader, lists.type),
        .get("/mots", .reader, lists.tags),
        .get("/mots/{slug}", .reader, lists.tag),
        .get("/mairies", .reader, lists.townHalls),
        .get("/mairies/{slug}", .reader, lists.townHall),
        .get("/membres/{member}", .reader, lists.member),
        .get("/bricolages/{slug}", .tutorialReader, tutorials.show),
        .get("/bricolages/{slug}/atelier", .tutorialReader, tutorials.workshop),
        .get("/bricolages/{slug}/impression", .tutorialReader, tutorials.printing),
        .get("/bricolages/{slug}/pdf", .tutorialReader, documents.whole),
        .get("/bricolages/{slug}/documents/{document}", .tutorialReader, documents.show),
        .get("/bricolages/{slug}/documents/{document}/style.css", .tutorialReader, documents.style),
        .get("/bricolages/{slug}/documents/{document}/pdf", .tutorialReader, documents.pdf),
        .get("/bricolages/{slug}/versions", .tutorialReader, history.list),
        .get("/bricolages/{slug}/versions/comparer", .tutorialReader, history.compare),
        .get("/bricolages/{slug}/versions/{number}", .tutorialReader, history.show),
        .post("/bricolages/{slug}/versions/{number}/restauration", .tutorialEditor, history.restore),
        .post("/bricolages/{slug}/commentaires", .tutorialReader, conversation.comment),
        .get("/commentaires/{comment}", .member, conversation.edit),
        .post("/commentaires/{comment}", .member, conversation.save),
        .post("/commentaires/{comment}/suppression", .member, conversation.remove),
        .post("/bricolages/{slug}/note", .tutorialReader, conversation.rate),
        .post("/bricolages/{slug}/mots", .tutorialEditor, conversation.tag),
        .post("/bricolages/{slug}/audience", .tutorialAuthor, tutorials.setAudience),
        .post("/bricolages/{slug}/retrait", .tutorialAuthor, tutorials.withdraw),
        .post("/bricolages/{slug}/retour", .tutorialAuthor, tutorials.putBack),
        .get("/bricolages/{slug}/photos/{file}", .tutorialReader, marking.showPublished),
        .post("/bricolages/{slug}/photos/{file}", .tutorialReader, marking.redact),
        .get("/photos/{file}/{width}", .reader, files.photo),
        .get("/photos/{file}/original/{name}", .reader, files.original),
        .get("/fichiers/{file}/{name}", .reader, files.document),
        .get("/fichiers/{file}/vierge/{name}", .reader, files.blank),
        .get("/fichiers/{file}/page/{width}", .reader, files.page),

        // posting: what takes the editor's form is open to anyone and asks who it is once it has read, so that an
        // expired session loses nothing
        .get("/publier", .member, publishing.show),
        .post("/publier", .member, publishing.start),
        .get("/mes-bricolages", .member, publishing.mine),
        .get("/brouillons/{id}", .tutorialEditor, drafts.show),
        .post("/brouillons/{id}", .tutorialWriter, drafts.save),
        .post("/brouillons/{id}/reconnexion", .tutorialWriter, drafts.reconnect),
        .post("/brouillons/{id}/photos", .tutorialWriter, uploads.add),
        .options("/brouillons/{id}/televersements", .tutorialEditor, resumable.offer),
        .post("/brouillons/{id}/televersements", .tutorialEditor, resumable.begin),
        .head("/brouillons/{id}/televersements/{upload}", .tutorialEditor, resumable.show),
        .patch("/brouillons/{id}/televersements/{upload}", .tutorialEditor, resumable.add),
        .delete("/brouillons/{id}/televersements/{upload}", .tutorialEditor, resumable.remove),
        .post("/brouillons/{id}/televersements/{upload}", .tutorialEditor, resumable.disguised),
        .get("/brouillons/{id}/photos/{file}", .tutorialEditor, marking.show),
        .post("/brouillons/{id}/photos/{file}", .tutorialEditor, marking.save),
        .get("/brouillons/{id}/photos/{file}/origine", .tutorialEditor, marking.unmarked),
        .post("/brouillons/{id}/publication", .tutorialWriter, drafts.publish),
        .post("/brouillons/{id}/abandon", .tutorialWriter, drafts.abandon),
        .post("/brouillons/{id}/reprise", .tutorialAuthor, drafts.restore),
        .get("/brouillons/{id}/apercu", .tutorialEditor, drafts.preview),
        .post("/brouillons/{id}/apercu", .tutorialWriter, drafts.savePreview),
        .post("/brouillons/{id}/coauteurs", .tutorialWriter, coAuthors.add),
        .post("/brouillons/{id}/coauteurs/{member}/retrait", .tutorialWriter, coAuthors.remove),
        .get("/brouillons/{id}/conflits/{conflict}", .tutorialEditor, conflicts.show),
        .post("/brouillons/{id}/conflits/{conflict}", .tutorialEditor, conflicts.choose),
        .post("/bricolages/{slug}/modification", .tutorialEditor, drafts.modify),
    ]
}

package import Domain
import Foundation

/// Every address of the site, made in one place.
package enum Path {
    package static let home = "/"
    package static let search = "/recherche"
    package static let tags = "/mots"
    package static let townHalls = "/mairies"
    package static let publish = "/publier"
    package static let mine = "/mes-bricolages"
    package static let signIn = "/connexion"
    package static let cardSignIn = "/connexion/carte"
    package static let signOut = "/deconnexion"
    package static let resetCode = "/connexion/code"
    package static let firstStart = "/premier-demarrage"
    package static let invitation = "/invitation"
    package static let invitations = "/invitations"
    package static let account = "/compte"
    package static let card = "/compte/carte"
    package static let notices = "/avis"
    package static let log = "/journal"
    package static let team = "/equipe"
    package static let administration = "/administration"
    package static let modules = "/administration/modules"
    package static let language = "/langue"

    package static func typeAsset(_ name: String) -> String { "/genres/\(encode(name))" }
    package static func type(_ id: String) -> String { "/types/\(encode(id))" }
    package static func tag(_ slug: String) -> String { "/mots/\(encode(slug))" }
    package static func townHall(_ slug: String) -> String { "/mairies/\(encode(slug))" }
    package static func member(_ id: Member.ID) -> String { "/membres/\(id)" }
    package static func search(_ query: String) -> String { "\(search)?q=\(encode(query))" }

    package static func tutorial(_ slug: String) -> String { "/bricolages/\(encode(slug))" }
    package static func document(_ id: String, of slug: String) -> String {
        "\(tutorial(slug))/documents/\(encode(id))"
    }
    package static func workshop(_ slug: String) -> String { tutorial(slug) + "/atelier" }
    package static func printing(_ slug: String) -> String { tutorial(slug) + "/impression" }
    package static func history(_ slug: String) -> String { tutorial(slug) + "/versions" }
    package static func revision(_ number: Int, _ slug: String) -> String { "\(history(slug))/\(number)" }

    package static func comparison(_ old: Int, _ new: Int, _ slug: String) -> String {
        "\(history(slug))/comparer?de=\(old)&a=\(new)"
    }

    package static func draft(_ id: Tutorial.ID) -> String { "/brouillons/\(id)" }
    package static func uploads(_ id: Tutorial.ID) -> String { "\(draft(id))/televersements" }
    package static func upload(_ id: ResumableUpload.ID, _ draft: Tutorial.ID) -> String { "\(uploads(draft))/\(id)" }

    /// Where one draws on a photo of a draft; where one does on a published one.
    package static func marking(_ file: MediaFile.ID, _ draft: Tutorial.ID) -> String {
        "\(self.draft(draft))/photos/\(file)"
    }
    package static func redaction(_ file: MediaFile.ID, _ slug: String) -> String { "\(tutorial(slug))/photos/\(file)" }

    package static func conflict(_ id: SetAside.ID, _ draft: Tutorial.ID) -> String {
        "\(self.draft(draft))/conflits/\(id)"
    }

    package static func comment(_ id: Comment.ID) -> String { "/commentaires/\(id)" }

    package static func revocation(_ id: Invitation.ID) -> String { "\(invitations)/\(id)/revocation" }
    package static func helpCode(_ id: Member.ID) -> String { "\(team)/\(id)/code" }
    package static func unlocking(_ id: Member.ID) -> String { "\(team)/\(id)/deverrouillage" }
    package static func role(_ id: Member.ID) -> String { "\(administration)/roles/\(id)" }

    /// The address of a picture changes with the picture: what was blurred is not shown again from a browser's memory.
    package static func photo(_ id: MediaFile.ID, _ rendition: Rendition) -> String {
        "/photos/\(id)/\(rendition.width)?v=\(rendition.digest.prefix(8))"
    }

    /// Whatever the picture is now.
    package static func photo(_ id: MediaFile.ID, width: Int) -> String { "/photos/\(id)/\(width)" }

    package static func original(_ id: MediaFile.ID, name: String) -> String {
        "/photos/\(id)/original/\(encode(name))"
    }

    package static func file(_ id: MediaFile.ID, name: String) -> String { "/fichiers/\(id)/\(encode(name))" }
    package static func blank(_ id: MediaFile.ID, name: String) -> String { "/fichiers/\(id)/vierge/\(encode(name))" }

    package static func page(_ id: MediaFile.ID, _ rendition: Rendition) -> String {
        "/fichiers/\(id)/page/\(rendition.width)?v=\(rendition.digest.prefix(8))"
    }

    /// Percent-encodes everything but letters, digits and `-._~`.
    package static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

import Domain
import HTTPTypes

/// A calm "no": what is wrong and how to mend it.
struct RefusalPage: Page {
    static let template = "refusal"

    let title: String
    let what: String
    let mend: String
    /// To be quoted to whoever looks after the server; only for faults.
    let incident: String?
}

extension Code {
    /// The HTTP status of a refusal that becomes a page.
    var status: HTTPResponse.Status {
        switch self {
        case .addressUnknown, .tutorialMissing, .draftMissing, .revisionMissing, .memberMissing, .townHallMissing,
            .fileMissing, .commentMissing, .firstStartDone, .uploadMissing:
            .notFound
        case .requestCrossSite, .notYours, .rightsMissing, .cardIsNotEnough, .memberNotPlain, .memberNotInTownHall:
            .forbidden
        case .signInNeeded: .unauthorized
        case .requestTooLarge, .requestTooManyFields, .fileTooLarge, .uploadTooMuch: .contentTooLarge
        case .requestTooSlow: .requestTimeout
        case .requestMalformed, .requestNotText, .uploadLength, .uploadHeader: .badRequest
        case .methodNotAllowed: .methodNotAllowed
        case .signInTooMany, .uploadTooMany: .tooManyRequests
        case .draftConflict, .uploadOffset: .conflict
        case .uploadVersion: .preconditionFailed
        case .uploadKind: .unsupportedMediaType
        case .uploadUnderWay: .init(code: 423, reasonPhrase: "Locked")
        case .uploadChecksum: .init(code: 460, reasonPhrase: "Checksum Mismatch")
        case .storageFull: .init(code: 507, reasonPhrase: "Insufficient Storage")
        case .checkUnavailable, .checkBusy, .documentBusy: .serviceUnavailable
        case .invitationExpired, .invitationUsedUp, .invitationMissing, .uploadExpired: .gone
        default: .unprocessableContent
        }
    }
}

/// The figures that are enforced, in one place; texts that quote a limit take it from here.
package enum Limits {
    /// Characters.
    package static let title = 140
    package static let summary = 400
    package static let stepTitle = 140
    package static let text = 20_000
    package static let alt = 300
    package static let warning = 400
    package static let comment = 5_000
    package static let tag = 40
    package static let name = 80

    /// Counts.
    package static let steps = 200
    package static let photosPerStep = 12
    package static let tags = 12
    package static let tableRows = 200

    /// Bytes.
    package static let photoBytes = 25 * 1024 * 1024
    package static let documentBytes = 25 * 1024 * 1024
    package static let requestBytes = 160 * 1024 * 1024
    /// All text fields of one request.
    package static let fieldBytes = 4 * 1024 * 1024
    package static let formFields = 6_000
    package static let filesPerRequest = 30
    /// Uploads by pieces that have not come to their end: how many of one draft, how many bytes of one member.
    package static let unfinishedUploads = 40
    package static let unfinishedBytes = 200 * 1024 * 1024

    /// Pixels.
    package static let photoSide = 16_384
    package static let photoPixels = 100_000_000
    /// Widths of the pictures that are served.
    package static let renditionWidths = [320, 640, 1280, 2048]

    /// Characters of a password, counted as Unicode scalars.
    package static let passwordMinimum = 12
    package static let passwordMaximum = 200
    /// Digits.
    package static let pinMinimum = 6
    package static let pinMaximum = 8
    /// Wrong PINs before a card is locked.
    package static let pinAttempts = 3
}

import Domain

/// How much of a request body is read, and how slowly.
package struct FormLimits: Sendable {
    /// Bytes of the whole body.
    package var requestBytes = Limits.requestBytes
    /// Bytes of all typed texts and their names together.
    package var fieldBytes = Limits.fieldBytes
    /// Typed texts.
    package var fields = Limits.formFields
    /// Bytes of one file.
    package var fileBytes = Limits.photoBytes
    /// Files kept.
    package var files = Limits.filesPerRequest
    /// Bytes still read, and thrown away, after a refusal: a browser shows the answer only once it has sent its body.
    package var drainBytes = 64 * 1024 * 1024
    /// Longest silence of the sender.
    package var idle = Duration.seconds(30)
    /// Slowest sender, in bytes a second, over any stretch of `idle` spent waiting for it.
    package var bytesPerSecond = 500

    package init() {}

    /// Parts of a multipart body: every field, every file, and file inputs in which nothing was chosen.
    var parts: Int { fields + files + 1_000 }
}

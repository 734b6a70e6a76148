import Domain
package import NIOCore

extension Form {
    /// Reads a form, `multipart/form-data` or `application/x-www-form-urlencoded`, as it arrives.
    ///
    /// Files go to the sinks that `openFile` gives, texts stay in memory. A file over its limit is discarded and
    /// listed in `tooLarge`, files after the greatest number in `tooMany`; the texts after them are still read. File
    /// inputs in which nothing was chosen are passed over. When anything is thrown, every sink is discarded. The body
    /// must end its wait when its task is cancelled, as those of NIO do.
    /// - Parameter openFile: called at most `limits.files` times, just before the first bytes of a file, or at
    ///   the end of a named file without any.
    /// - Throws: `FormError` with `.requestMalformed`, `.requestTooLarge`, `.requestTooManyFields`, `.requestNotText`
    ///   (with the field), `.requestTooSlow`, or a refusal of `openFile` or of a sink; any other error of the body,
    ///   of `openFile` or of a sink as it is.
    package static func read(
        contentType: String?,
        body: some AsyncSequence<ByteBuffer, any Error> & Sendable,
        limits: FormLimits = FormLimits(),
        openFile: @escaping @Sendable (_ fieldName: String, _ fileName: String) async throws -> any FileSink
    ) async throws -> Form {
        let pace = Pace(limits)
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask {
                var reader = FormReader(contentType: contentType, limits: limits, openFile: openFile)
                return .read(await reader.read(body, pace: pace))
            }
            group.addTask { await pace.watch() ? .tooSlow : .unwatched }
            var isTooSlow = false
            for try await outcome in group {
                switch outcome {
                case .unwatched: continue
                case .tooSlow:
                    isTooSlow = true
                    group.cancelAll()
                case .read(let result):
                    group.cancelAll()
                    guard let error = result.error else { return result.form }
                    let refusal = error as? Refusal ?? (isTooSlow ? Refusal(.requestTooSlow) : nil)
                    guard let refusal else { throw error }
                    throw FormError(refusal: refusal, partialForm: result.form, bodyEnded: result.bodyEnded)
                }
            }
            throw CancellationError()
        }
    }

    private enum Outcome: Sendable {
        case read(FormReader.Result)
        case tooSlow
        case unwatched
    }
}

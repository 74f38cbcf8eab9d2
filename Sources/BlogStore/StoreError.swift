internal import MariaDB

/// What the rules of the database refuse, in terms of the blog.
package enum StoreError: Error, Hashable, Sendable {
    case nameTaken
    case emailTaken
    /// Somebody else changed the row since it was read.
    case changedMeanwhile
    /// The form by which it was made was sent before.
    case sentBefore
    /// The row is not there, or is no longer there.
    case gone
    /// The one-time link was used, replaced or is too old, or there is an administrator already.
    case linkVoid
}

extension StoreError {
    /// The database cannot be reached: nothing is wrong with the request, and asking again later may help.
    package static func isUnavailability(_ error: any Error) -> Bool {
        (error as? MariaDBError)?.isUnavailable == true
    }
}

internal import Blog

extension PageNotice {
    static func tone(_ notice: Notice) -> Tone {
        switch notice {
        case .account(let notice): tone(notice)
        case .saved(let notice): notice.event == .known ? .news : .success
        case .commentAwaits, .commentKnown, .commentsOverruled: .news
        case .commentsModerated(_, 0, _), .postsChanged(_, _, 0, _): .warning
        default: .success
        }
    }

    private static func tone(_ notice: AccountNotice) -> Tone {
        switch notice {
        case .secondFactorNeeded, .settingsSavedSecondFactorNeeded, .formParkedForSecondFactor, .addressUnconfirmed,
            .secondStepEnded, .invitationGone, .mailNotTried, .confirmationHeldBack:
            .warning
        case .passwordLinkRequested, .emailLinkSent, .confirmationLinkSent, .nothingChanged, .formParked,
            .testMailQueued, .mailTriedNow:
            .news
        default: .success
        }
    }
}

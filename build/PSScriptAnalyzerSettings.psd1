@{
    # All rules of the PowerShell Gallery and the others, without those that do not fit the scripts of this repository.
    Severity     = @('Error', 'Warning', 'Information')
    ExcludeRules = @(
        # build.ps1 and the demos write for a person at a terminal.
        'PSAvoidUsingWriteHost'
        # Helper functions have one or two parameters, which are named by their order in the whole file.
        'PSAvoidUsingPositionalParameters'
        # New-, Set- and Stop- functions of the tests and of the build do not change the state of a user's system.
        'PSUseShouldProcessForStateChangingFunctions'
        # PowerShell 7 reads UTF-8 without a byte order mark.
        'PSUseBOMForUnicodeEncodedFile'
        # The analyzer does not see that Pester runs BeforeAll and It in related scopes, or that a script block uses the variables
        # around it.
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'
        # Tests and examples have secrets in plain text, because they are those of the simulator.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # Simulated requests are sent without TLS, to this machine only.
        'PSAvoidUsingAllowUnencryptedAuthentication'
        # A function that replaces Get-Secret in a test has to be global, and so does what it records.
        'PSAvoidGlobalVars'
        # Arguments by position are reported as missing.
        'PSUseCmdletCorrectly'
        # Functions of a script are not exported: a comment describes them.
        'PSUseOutputTypeCorrectly'
        'PSProvideCommentHelp'
    )
}

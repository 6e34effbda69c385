"""The specification, clause by clause, in the order reports show it."""

from harness.rules import (
    coercion,
    collection,
    permissions,
    reaching,
    scope,
    self_start,
    shaking,
    use,
    windows,
)
from harness.rules.interface import Rule

NAME = "YD/T 4184-2023"
"""移动互联网应用程序（APP）用户权益保护测评规范."""

SPECIFICATION: tuple[Rule, ...] = (
    # 5 违规收集个人信息
    collection.consent_prompt,
    collection.policy_link,
    reaching.policy_within_four_taps,
    reaching.policy_readable,
    collection.app_reads_before_consent,
    collection.sends_before_consent,
    collection.reads_after_refusal,
    collection.sdk_reads_before_consent,
    collection.refuse_button,
    collection.consent_wording,
    collection.consent_not_preticked,
    collection.stays_after_refusal,
    # 6 超范围收集个人信息
    scope.app_immutable_identifiers,
    scope.app_over_frequency,
    scope.sdk_immutable_identifiers,
    scope.sdk_over_frequency,
    scope.app_silent_reads,
    scope.app_background_reads,
    scope.sdk_silent_reads,
    scope.sdk_background_reads,
    # 7 违规使用个人信息
    use.third_party_sends,
    use.plain_http,
    use.sends_after_refusal,
    # 8 强制用户使用定向推送功能
    reaching.personalisation_off,
    # 9 强制、频繁、过度索取权限
    permissions.permission_refusal_exit,
    permissions.permission_loop,
    permissions.permission_before_consent,
    permissions.permission_ahead_of_use,
    permissions.permission_purpose,
    permissions.permissions_in_a_row,
    permissions.permission_again,
    # 10 频繁自启动和关联启动
    self_start.self_start,
    self_start.associated_start,
    # 11 欺骗误导强迫行为
    coercion.window_closes,
    coercion.close_without_countdown,
    coercion.close_button_jumps,
    windows.window_returns,
    windows.close_button_visible,
    coercion.unasked_download,
    coercion.auto_jump,
    coercion.hot_zone_jump,
    shaking.shake_jump,
    shaking.shake_told,
    windows.frequent_windows,
    # 191号, 292号: what a user must be able to find
    reaching.consent_withdrawal,
    reaching.account_cancellation,
    reaching.complaint_channel,
    reaching.collected_list,
    reaching.shared_list,
)

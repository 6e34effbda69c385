"""The SDK's declarations, as one program writes them, read back as Java classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.errors import UsageError
from harness.probes.declarations import Declarations, folded, runtime_name

SAMPLE = """\
/// <reference path="android-declarations.d.ts"/>

declare module android {
  export module telephony {
    export class Listener extends java.lang.Object {
      public static class: java.lang.Class<android.telephony.Listener>;
      /**
       * Constructs a new instance of the android.telephony.Listener interface with.
       */
      public constructor(implementation: {
        heard(param0: string): void;
      });
      public constructor();
      public heard(param0: string): void;
    }
  }
}

declare module android {
  export module telephony {
    /** @since 22 */
    export abstract class Manager<E> extends android.telephony.Base {
      public static KIND: "a(b): c;";
      public constructor(context: android.content.Context);
      /** @since 26
       *  @deprecated Deprecated in API 36 */
      public getImei(slotIndex: number): string | null;
      public getImei(): string | null;
      public static find(names: androidNative.Array<string>, m: java.util.Map<string, any>): E;
      public heard(param0: number): void;
    }
    export module Manager {
      export class Callback extends java.lang.Object {
        public call(bytes: androidNative.Array<androidNative.Array<number>>, o: any): void;
      }
    }
    export class Base extends java.lang.Object {
      public inherited(flag: boolean): void;
      public getImei(): string;
    }
  }
}
"""


@pytest.fixture(scope="module")
def sdk() -> Declarations:
    return Declarations(SAMPLE.splitlines())


def types(sdk: Declarations, owner: str, method: str) -> list[tuple[str, ...]]:
    found = sdk.find(owner)
    assert found is not None
    return [one.types for one in sdk.overloads(found, method)]


def test_classes_have_the_names_that_java_gives_them(sdk: Declarations) -> None:
    assert len(sdk) == 4
    assert sdk.find("android.telephony.Manager$Callback") is not None
    assert sdk.find("android.telephony.Manager.Callback") is None


def test_overloads_are_told_by_their_types(sdk: Declarations) -> None:
    assert types(sdk, "android.telephony.Manager", "getImei") == [("number",), ()]
    assert types(sdk, "android.telephony.Manager", "find") == [("string[]", "java.util.Map")]
    assert types(sdk, "android.telephony.Manager$Callback", "call") == [("number[][]", "any")]


def test_constructors_are_not_inherited_and_methods_are(sdk: Declarations) -> None:
    assert types(sdk, "android.telephony.Manager", "$init") == [("android.content.Context",)]
    assert types(sdk, "android.telephony.Manager", "inherited") == [("boolean",)]
    assert types(sdk, "android.telephony.Manager", "absent") == []


def test_a_member_is_at_least_as_new_as_its_class(sdk: Declarations) -> None:
    owner = sdk.find("android.telephony.Manager")
    assert owner is not None

    assert [one.since for one in sdk.overloads(owner, "getImei")] == [26, 22]
    assert [one.static for one in sdk.overloads(owner, "find")] == [True]


def test_interfaces_and_methods_without_a_body_are_known(sdk: Declarations) -> None:
    listener, manager = (
        sdk.find("android.telephony.Listener"),
        sdk.find("android.telephony.Manager"),
    )
    assert listener is not None
    assert manager is not None

    assert (listener.interface, manager.interface) == (True, False)
    assert (listener.abstract, manager.abstract) == (False, True)
    assert [one.nameless for one in sdk.overloads(manager, "heard")] == [True]
    assert [one.nameless for one in sdk.overloads(manager, "getImei")] == [False, False]
    assert types(sdk, "android.telephony.Listener", "heard") == [("string",)]


@pytest.mark.parametrize(
    ("java", "declared"),
    [
        ("int", "number"),
        ("java.lang.CharSequence", "string"),
        ("java.lang.Object", "any"),
        ("[B", "number[]"),
        ("[[Ljava.lang.String;", "string[][]"),
        ("boolean", "boolean"),
        ("android.app.AlarmManager$OnAlarmListener", "android.app.AlarmManager.OnAlarmListener"),
    ],
)
def test_java_types_are_folded_as_the_declarations_fold_them(java: str, declared: str) -> None:
    assert folded(java) == declared


def test_a_nested_class_is_told_by_its_capital_letter() -> None:
    assert runtime_name("android.provider.Settings.Secure") == "android.provider.Settings$Secure"
    assert runtime_name("java.lang.Object") == "java.lang.Object"


def test_a_file_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no declarations") as caught:
        Declarations.read(tmp_path / "absent.d.ts")

    assert "npm" in (caught.value.tip or "")

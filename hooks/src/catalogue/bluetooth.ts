/** Bluetooth and NFC: the phone's own address, and what is near it. */

import { type Entry, group } from "./entry.js";

const ADAPTER = "android.bluetooth.BluetoothAdapter";
const DEVICE = "android.bluetooth.BluetoothDevice";
const MANAGER = "android.bluetooth.BluetoothManager";
const NFC = "android.nfc.NfcAdapter";

export const bluetooth: Entry[] = [
    ...group({ class: ADAPTER, sensitivity: "identifier", why: "Names the phone or what is near it" }, [
        { api: "bluetooth.address", method: "getAddress", dataType: "蓝牙地址" },
        { api: "bluetooth.name", method: "getName", dataType: "设备名称", sensitivity: "personal" },
        { api: "bluetooth.bonded", method: "getBondedDevices", dataType: "蓝牙设备", sensitivity: "personal" },
        { api: "bluetooth.scan", method: "startDiscovery", dataType: "蓝牙设备", sensitivity: "personal", required: true },
        { api: "bluetooth.scan", method: "startLeScan", dataType: "蓝牙设备", sensitivity: "personal" },
    ]),
    ...group({ class: DEVICE, sensitivity: "identifier", dataType: "蓝牙设备", why: "Names a device nearby" }, [
        { api: "bluetooth.device", method: "getAddress" },
        { api: "bluetooth.device", method: "getName" },
        { api: "bluetooth.device", method: "getAlias", since: 30 },
        { api: "bluetooth.device", method: "getUuids" },
    ]),
    ...group({ class: "android.bluetooth.le.BluetoothLeScanner", sensitivity: "personal", dataType: "蓝牙设备", why: "Devices nearby" }, [
        { api: "bluetooth.scan", method: "startScan" },
        { api: "bluetooth.connected", class: MANAGER, method: "getConnectedDevices" },
        { api: "bluetooth.data", class: "android.bluetooth.BluetoothGatt", method: "readCharacteristic", why: "Reads what a device nearby measured" },
    ]),
    ...group({ class: ADAPTER, sensitivity: "info", why: "Way to Bluetooth and its state; reads nothing yet" }, [
        { api: "bluetooth.state", method: "getDefaultAdapter" },
        { api: "bluetooth.state", method: "getState" },
        { api: "bluetooth.state", method: "getRemoteDevice" },
        { api: "bluetooth.state", method: "getProfileConnectionState" },
        { api: "bluetooth.state", class: MANAGER, method: "getAdapter" },
    ]),
    ...group({ class: ADAPTER, sensitivity: "behaviour", why: "Turns Bluetooth on or off, or pairs" }, [
        { api: "bluetooth.switch", method: "enable" },
        { api: "bluetooth.switch", method: "disable" },
        { api: "bluetooth.pair", class: DEVICE, method: "createBond" },
    ]),
    ...group({ class: NFC, sensitivity: "personal", dataType: "NFC", why: "Reads cards held to the phone" }, [
        { api: "nfc.read", method: "enableReaderMode" },
        { api: "nfc.read", method: "enableForegroundDispatch" },
    ]),
    { api: "nfc.state", class: NFC, method: "getDefaultAdapter", sensitivity: "info", why: "Way to NFC; reads nothing yet" },
];
